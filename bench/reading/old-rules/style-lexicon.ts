const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Words that say how a picture is made or feels. A segment of nothing but these is style. */
export const STYLE_WORDS: ReadonlySet<string> = words(`
  abstract abstraction accurate acrylic aesthetic aesthetics airbrush airbrushed ambient amazing anamorphic anatomical anime animated animation analog arthouse
  artistic artstation artgerm artwork art astonishing atmosphere atmospheric award awesome baroque bauhaus beautiful beautifully best blender bloom bokeh bold breathtaking bright brilliant
  brushstrokes brutalism brutalist canvas cartoon cartoonish caricature cel celshaded cgi cgsociety charcoal chiaroscuro cinema cinema4d cinematic cinematography classicism clarity claymation clean
  closeup collage color colored colorful colors colour coloured colourful colours comic commercial complementary complex composition conceptual concept contemporary contrast
  cozy crayon creepy crisp cryengine cubism cubist cute cyberpunk dadaism dark decadent deco deep depth desaturated design detail detailed details deviantart dieselpunk diffused
  digital disney dnd dof dreamlike dreamy dramatic dribbble duotone dynamic earthy editorial edgy eerie elaborate elegant elegance emotional enchanting engraving epic ethereal
  etching exposure expressionism expressionist expressive exquisite extremely fanart fantastic fantasy fashion fauvism featured feng film fisheye flat flickr fluid focal focus foreboding fps framing frazetta
  fullbody futurism futuristic gallery ghibli global glamour glow glowing glossy golden gorgeous gothic gouache graded grading grain grainy graphic graphics grim grimdark gritty grunge
  halftone harmonious harmony haunting haute hd hdr hi high highly highres hires histogram holographic horror houdini hq hue hyper hyperdetailed hypermaximalist hyperrealism hyperrealist hyperrealistic
  iconic illustration illustrated illustrative imaginative immaculate immersive imax impasto impressionism impressionist impressive incredible incredibly ink insane insanely instagram intense intricate intricately isometric iridescent
  kitsch kodachrome kodak lens leica light lighting linework lithograph lit lo lofi lomography long loose lowpoly lowkey lucid lumen luminous lush lut macro magazine magical magnificent manga marvelous masterful masterpiece masterwork masterfully
  matte maximalism maximalist maya meticulous mezzotint mid minimal minimalism minimalist minimalistic modern modernist monochromatic monochrome monochromatic moody mood motion movie muted mysterious mystical mythical neo neoclassical neoclassicism neon
  noir nostalgic octane oil ominous opulent organic ornate outline painterly painted painting palette panoramic papercut pastel pastels pencil perfect perfection period perspective
  photo photobash photograph photographed photographic photography photography photoreal photorealism photorealistic photoshoot photoshop physically picturesque pin pixar pixel pixelated pixiv pointillism pointillist polaroid polished polycount pop portfolio portra portrait poster
  posterised postmodern postprocessing precise precisionism premium pretty print pristine professional professionally psychedelic pulp quality radiosity radiant raphaelite raw ray raytraced raytracing raytrace rays real realism realist realistic
  redshift reflections regal renaissance render rendered rendering resolution retro retrofuturism retrofuturistic rich rim risograph rococo romantic romanticism rpg rtx rule saturated saturation scary schematic scenic scifi screenprint sepia serene shaded shading shadows shallow
  sharp sharpened sharpness shot shots shutterstock sigma silhouette silkscreen simple simplistic simplified sketch sketched sketchy skeuomorphic sleek slick smooth soft softbox solarpunk solid spectacular splash spooky sprite stained steampunk stencil stereoscopic
  stippling stock storybook street striking strokes studio stunning style styled stylised stylistic stylized sublime subsurface subtle suprematism surreal surrealism surrealist surrealistic symbolism symbolist symmetric symmetrical symmetry synthwave
  tarot technicolor technique tempera temperature textured theatrical thirds tilt tone toned tonal tones traced tracing trending trendy tumblr typography uhd ukiyo ultra ultradetailed ultrafine ultrahd ultrarealistic ultrawide uncanny unity unreal unsplash uplighting
  vaporwave vector vectorial vfx vhs vibe vibes vibrant victorian vignette vintage visionary visual vivid volumetric vray warhammer warm watercolor watercolour watercolors wallpaper wet wetplate whimsical wide wideangle winning woodblock woodcut wonderful
  xilography xray zbrush zen 35mm 50mm 70mm 85mm 4k 8k 16k 32k 2k 12k 1080p 4kb 3d 2d 2.5d f1.8 f2.8 hdri ue5 ue4 c4d arnold cycles vfx mtg warcraft overwatch arcane fortnite gta5 gameart game-art lineart line-art 1910s 1900s 1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s 50s 60s 70s 80s 90s
  surreally superdetailed photorealist post-processing award-winning high-quality high-resolution hyper-realistic hyper-detailed photo-realistic ultra-realistic ultra-detailed semi-realistic cel-shaded wide-angle low-poly sci-fi close-up tilt-shift pre-raphaelite art-nouveau
  nouveau hyperreal hypnotic hires artstationhq cgsociety behance pinterest flickr magnum nikon canon fujifilm fuji hasselblad sony leica ektachrome cinestill lomo tintype daguerreotype rim backlit backlighting underlighting overcast lowlight bioluminescent
  sumi-e fresco mosaic kitbash sfumato grisaille alla prima tenebrism trompe spritesheet storyboard moodboard triadic analogous complementary monotone
`);

/** A segment that ends in one of these is about the picture: "award winning car magazine photography". */
export const STYLE_HEADS: ReadonlySet<string> = words(`
  art artwork style styles render renders rendering lighting photography photo photograph cinematography painting paintings illustration illustrations drawing resolution quality detail details focus composition colors colours palette scheme shot angle lens film
  artstation deviantart cgsociety pixiv behance dribbble flickr instagram pinterest tumblr realism surrealism impressionism expressionism symbolism romanticism minimalism cubism futurism modernism contrast saturation shading bokeh aesthetic aesthetics
  atmosphere mood tones tone perspective exposure grain vibes vibe engine graphics design 4k 8k 16k hd uhd hdr k masterpiece raphaelite nouveau deco noir sketch portrait anime manga watercolor watercolour gouache canvas texture print award contest
  masterwork artstationhq depth dof field grading processing tracing scattering illumination occlusion reflections wallpaper proportions animation cartoon comic closeup close-up view framing rays glow light linework strokes brushstrokes techniques technique symmetry concept rpg lithograph engraving etching woodcut polaroid portraiture scale shapes flare flares effect effects shadows gradient gradients
`);

/** Neutral words: they follow their neighbours. */
export const NEUTRAL_WORDS: ReadonlySet<string> = words(`
  a an the and or of in on at with by for to from as very so much more most super really extremely highly incredibly insanely ultra full half body no its it is s up 1 2 3 4 5 6 7 8 9 0 k d f mm h w vs via per like into over well all
`);

/** Phrases that make their segment style wherever they stand. */
export const STYLE_PHRASES =
  /\b(?:trending (?:on|in|at)|featured (?:on|in)|in (?:the |an? )?(?:[\p{L}'-]+ ){0,4}style\b|in the style of|style of|art style|art by|artwork by|painted by|illustrated by|drawn by|designed by|directed by|photographed by|inspired by|concept art|octane|unreal|rendered (?:in|with|by)|oil on canvas|depth of field|rule of thirds|golden ratio|golden hour|blue hour|studio lighting|[48]\s?k\b|1[62]\s?k\b|3\s?d render|wide angle|low angle|high angle|bird'?s[- ]eye|worm'?s[- ]eye|shot on|shot with|kodak|fujifilm|leica|hasselblad|award[- ]?\s?winning|sharp focus|soft focus|ray[- ]?\s?trac(?:ed|ing)|global illumination|subsurface scattering|cel[- ]?\s?shad(?:ed|ing)|color(?:ed)? grad(?:ed|ing)|tone mapped|color scheme|colour scheme|color palette|by (?:greg|artgerm|wlop|alphonse)|still from|(?:film|movie) still|character design|(?:extreme )?close[- ]?up$|national geographic|multiple poses|full body (?:shot|view)|body shot|half[- ]body|high (?:detail|quality|resolution|contrast)|magic the gathering|studio ghibli|pixar|dungeons and dragons|d & d|art nouveau|art deco|pre - raphaelite)/iu;

/** Names that often stand without "by". */
export const ARTISTS =
  /\b(?:greg rutkowski|rutkowski|artgerm|stanley lau|wlop|alphonse mucha|mucha|ilya kuvshinov|krenz cushart|loish|sakimichan|ross tran|james jean|beksi[nń]ski|giger|moebius|jean giraud|frazetta|boris vallejo|norman rockwell|thomas kinkade|van gogh|monet|picasso|dal[ií]|rembrandt|caravaggio|klimt|schiele|hopper|magritte|hokusai|hiroshige|hieronymus bosch|bruegel|escher|warhol|basquiat|banksy|makoto shinkai|miyazaki|yoshitaka amano|akihiko yoshida|katsuhiro otomo|kentaro miura|junji ito|syd mead|craig mullins|simon st[aå]lenhag|beeple|peter mohrbacher|tom bagshaw|charlie bowater|magali villeneuve|marc simonetti|jakub rozalski|zdzislaw|ruan jia|ivan aivazovsky|bierstadt|john singer sargent|sargent|waterhouse|bouguereau|alma[- ]tadema|leyendecker|frank miller|mike mignola|jack kirby|tim burton|wes anderson|kubrick|tarkovsky|villeneuve|annie leibovitz|steve mccurry|ansel adams|gustave dor[eé]|william blake|arthur rackham|edmund dulac|ivan bilibin|kay nielsen|eyvind earle|mary blair|victo ngai|dan mumford|rossdraws|bayard wu|ashley wood|yoji shinkawa|tetsuya nomura|hr giger|h\.?\s?r\.? ?giger|salvador dali|pj crook|livia prima|nick alm|casey baugh|anna dittmann|brom|john howe|alan lee|ted nasmith|ridley scott|studio trigger|kyoto studio|madhouse|ufotable)\b/i;

/** The medium of "MEDIUM of SUBJECT". */
export const MEDIUM =
  '(?:portraits?|self[- ]portrait|photos?|photographs?|photography|paintings?|drawings?|illustrations?|renders?|rendering|renderings|sketch|sketches|picture|pictures|image|images|shot|close[- ]?up|closeup|selfie|still|film still|screenshot|concept art|art|artwork|print|watercolor|watercolour|engraving|etching|lithograph|woodcut|poster|polaroid|snapshot|cartoon|comic|caricature|sculpture study|digital art|pixel art|line art|fan ?art|vector|vector art|3 ?d model|macro|mosaic|fresco|collage|tapestry|silhouette|oil on canvas|depiction|view|headshot|cover art|character design|(?:character |creature |prop )?(?:design|model|reference|character|concept|turnaround) sheet|logo|icon|thumbnail|draft|diorama|stencil|mural|claymation|storyboard|animation|anime|footage|scan)';
