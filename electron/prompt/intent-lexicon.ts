import type { Intent } from '../../shared/prompt.ts';

export interface IntentRule {
  intent: Intent;
  /** Short name shown beside the words it found. */
  rule: string;
  /** Log-odds: added to the intent's score once, for the first match. */
  weight: number;
  /** Global; every quantifier is bounded, so 20,000 characters stay cheap. */
  pattern: RegExp;
  /** Of these, in lower case, one stands in whatever the pattern finds: asked first, because compiling and running a long pattern costs much more. */
  needs?: readonly string[];
}

/** What surfaces are made of: alone they are passing mentions, together with a surface word they are the wish. */
export const MATERIAL =
  '(?:stone|rock|brick|bricks|cobblestone|concrete|cement|asphalt|plaster|stucco|marble|granite|slate|wood|wooden|oak|pine|walnut|bark|plank|planks|bamboo|cork|leather|suede|denim|linen|cotton|wool|knit|knitted|woven|cloth|fabric|silk|velvet|tweed|burlap|canvas|felt|fur|metal|steel|iron|copper|brass|bronze|aluminium|aluminum|chrome|rust|rusty|gold|silver|sand|gravel|dirt|mud|soil|grass|moss|mossy|snow|ice|lava|water|paper|parchment|cardboard|tile|tiles|tiled|terrazzo|mosaic|ceramic|glass|plastic|rubber|scales|skin|carpet|wicker|rattan|hay|straw|foam|clay|terracotta|thatch|shingle|shingles|limestone|sandstone|corrugated|camouflage|plaid|herringbone|corduroy|lace|carbon fiber|carbon fibre)';

const person =
  '(?:woman|man|girl|boy|lady|gentleman|guy|child|kid|baby|toddler|teenager|teen|person|bride|groom|grandmother|grandfather|grandma|grandpa|mother|father|queen|king|prince|princess|model|actress|actor|singer|monk|nun|fisherman|farmer|sailor|soldier|nurse|doctor|chef|wizard|witch|elf|shaman|samurai|geisha|pirate|warrior|knight|priestess|sorceress|vampire|fairy|goddess|student|worker|elder|musician|scientist|businessman|businesswoman|dancer|president|blonde|brunette|redhead)';
const PLAIN_PERSON =
  '(?:woman|man|girl|boy|lady|gentleman|guy|child|kid|baby|toddler|teenager|grandmother|grandfather|grandma|grandpa|bride|fisherman|sailor|monk|nun|elder|actress|actor|geisha|farmer|redhead)';

export const PERSON = new RegExp(`\\b${person}\\b`, 'i');
export const PLAIN_PERSON_HEAD = new RegExp(
  `^\\s*(?:(?:a|an|the|one|my|her|his|our)\\s+)?(?:(?:young|old|elderly|beautiful|handsome|middle-aged|smiling|frustrated|happy|sad|angry|pretty|gorgeous|little|wrinkled|freckled|bearded|tired|serious|laughing|crying|blonde|blond|black|white|asian|african|indian|japanese|chinese|korean|french|irish|spanish|italian|american|european|native|nordic|stern|cute|attractive|weathered|shy|proud|thoughtful|confident|bald|curly|readhead|redhead|red-haired|surprised|scared|worried|bored|confused|lonely|wise|male|female|\\d{1,3}[- ]years?[- ]old|teenage|adult|stylish|elegant|androgynous|pale|tan)\\s+){0,5}${PLAIN_PERSON}(?![-'’\\w]|\\s+(?:and|cave|made|toy|statue|doll|tiger|figurine|bear|elephant|cat|dog|bird|animal|monster|creature|robot|statue|shark|dragon|mask|suit|room|shoes|clothes|food|shower|carriage|bottle))`,
  'i',
);

/** Animals, things and machines: their portrait is no human face. */
export const NO_HUMAN =
  /\b(?:cats?|kittens?|dogs?|pupp(?:y|ies)|capybaras?|fox(?:es)?|wolf|wolves|bears?|pandas?|tigers?|lions?|cubs?|owls?|birds?|parrots?|parakeets?|eagles?|crows?|ravens? (?:bird|on)|horses?|ponies|unicorns?|cows?|pigs?|sheep|goats?|frogs?|toads?|lizards?|snakes?|dragons?|fish(?:es)?|sharks?|whales?|octopus|rabbits?|bunn(?:y|ies)|hamsters?|mouse|mice|rats?|squirrels?|raccoons?|otters?|monkeys?|gorillas?|apes?|chimps?|elephants?|giraffes?|ostrich(?:es)?|ducks?|chickens?|roosters?|penguins?|beagles?|corgis?|pugs?|sheepdogs?|shih tzu|hedgehogs?|turtles?|insects?|spiders?|bees?|butterfl(?:y|ies)|dinosaurs?|llamas?|alpacas?|deer|monsters?|creatures?|golems?|robots?|androids?|mechs?|statues?|sculptures?|busts?|clocks?|watch|cars?|houses?|castles?|buildings?|landscapes?|city|cityscape|skeletons?|skulls?|aliens?|vegetables?|tomato(?:es)?|potato(?:es)?|animals?|beasts?|cheese|toys?|figurines?|snowm[ae]n|pumpkins?|flowers?|mountains?|cliffs?|cards?|dials?|cube|trees?|food|dolls?|puppets?|pokemon|pikachu|teddy)\b/i;

export const RULES: readonly IntentRule[] = [
  {
    intent: 'texture',
    rule: 'repeats without seams',
    weight: 3.6,
    pattern: /\b(?:tile?able|seamless(?:ly)?|repeating (?:pattern|tile|texture)|repeat pattern|texture map|tiling (?:texture|pattern))\b/gi,
  },
  {
    intent: 'texture',
    rule: 'material map',
    weight: 2.8,
    pattern:
      /\b(?:pbr|albedo|normal map|height ?map|roughness map|diffuse map|displacement map|texture (?:sheet|atlas|pack)|substance (?:designer|painter) material|quixel megascans?)\b/gi,
  },
  {
    intent: 'texture',
    rule: 'a surface is the subject',
    weight: 3.2,
    needs: ['tile', 'swatch', 'surface material', 'sample', 'pattern', 'wallpaper', 'scan'],
    pattern: new RegExp(
      `\\b${MATERIAL}(?:\\s+[\\p{L}-]+){0,2}\\s+(?:tile|swatch|surface material|material sample|sample|pattern|wallpaper|scan|textile)(?=\\s*(?:$|[,.;|]|for\\b|in\\b|with\\b|,))`,
      'giu',
    ),
  },
  {
    intent: 'texture',
    rule: 'a surface fills the frame',
    weight: 1.7,
    pattern:
      /\b(?:edge[- ]to[- ]edge|fills? the (?:whole |entire )?frame|full[- ]frame (?:surface|material|texture)|flat(?:,)? even light(?:ing)?|flat light(?:ing)?|top[- ]down scan|(?:close|flatbed|high[- ]res(?:olution)?)[- ]scan(?:ned)? of|orthographic (?:surface|scan)|surface detail only|no objects)\b/gi,
  },
  {
    intent: 'texture',
    rule: 'a surface seen close',
    weight: 1.6,
    needs: ['scan', 'swatch', 'sample', 'macro', 'close', 'surface', 'sheet', 'patch'],
    pattern: new RegExp(
      `\\b(?:scan|swatch|sample|macro(?: shot| photo)?|close[- ]?up(?: shot| photo)?|surface|sheet|patch) of (?:(?:a|an|the|some)\\s)?(?:[\\p{L}-]+\\s){0,2}${MATERIAL}\\b(?=\\s*(?:$|[,.;]|board|wall|floor|surface|sheet|texture|fabric|weave|grain|bark|cloth))`,
      'giu',
    ),
  },
  {
    intent: 'texture',
    rule: 'material for a background',
    weight: 1.5,
    needs: ['background', 'backdrop', 'surface', 'weave', 'grain', 'flooring', 'fabric'],
    pattern: new RegExp(
      `^\\s*(?:(?:a|an|the)\\s+)?(?:[\\p{L}-]+\\s+){0,3}${MATERIAL}(?:\\s+[\\p{L}-]+)?\\s+(?:background|backdrop|surface|weave|grain|flooring|fabric)\\s*(?:$|[,.;])`,
      'giu',
    ),
  },

  { intent: 'face', rule: 'portrait', weight: 2.6, pattern: /\b(?:self[- ])?portraits?\b(?! (?:mode|orientation|format|gallery|frame|lens))/gi },
  {
    intent: 'face',
    rule: 'head shot',
    weight: 2.8,
    needs: ['shot', 'shoulders', 'passport photo', 'selfie', 'face', 'facial'],
    pattern:
      /\b(?:head ?shot|head[- ]and[- ]shoulders|passport photo|mug ?shot|selfie|beauty shot|close[- ]?up of (?:a |an |the |his |her )?(?:[\p{L}-]+ ){0,3}face|face close[- ]?up|facial expression)\b/giu,
  },
  {
    intent: 'face',
    rule: 'facial features',
    weight: 1.3,
    pattern:
      /\b(?:face|facial features|eyelashes|freckles|freckled|wrinkles|cheekbones|jaw ?line|clean[- ]shaven|bearded|blue eyes|green eyes|brown eyes|(?:piercing|bright|sad|glowing) eyes|eye contact|gaze|(?:wide|big|small|crooked) nose|lips|smirk|smile|stare|make[- ]?up|weathered skin|skin pores|pore detail|looking (?:straight )?(?:at|into|toward) (?:us|the camera|camera|the viewer|viewer|the lens))\b/gi,
  },
  {
    intent: 'face',
    rule: "a person's face",
    weight: 1.6,
    needs: ['face', 'head', 'eyes', 'profile'],
    pattern: new RegExp(
      `\\b${person}(?:['’]s)? (?:face|head|eyes|profile)\\b|\\b(?:face|profile|eyes) of (?:an? |the )?(?:[\\p{L}-]+ ){0,3}${person}\\b`,
      'giu',
    ),
  },
  {
    intent: 'texture',
    rule: 'a surface close up',
    weight: 1.6,
    needs: ['close', 'macro', 'detail'],
    pattern: new RegExp(
      `\\b${MATERIAL}(?: (?:fabric|cloth|bark|wall|surface|floor|weave|grain|board|fur))? (?:close[- ]?up|macro|detail)(?=\\s*(?:$|[,.;]))`,
      'giu',
    ),
  },
  { intent: 'texture', rule: 'full frame', weight: 0.8, pattern: /\bfull[- ]frame(?=\s*(?:$|[,.;]))/gi },
  {
    intent: 'face',
    rule: 'hair and glasses',
    weight: 1.2,
    needs: ['hair', 'beard', 'bangs', 'braids', 'mustache', 'moustache', 'glasses', 'dreadlocks'],
    pattern:
      /\b(?:(?:red|blonde|blond|black|brown|white|grey|gray|blue|pink|green|silver|curly|long|short|braided|wavy|straight|messy|purple|ginger)\s){1,3}(?:hair|beard|bangs|braids|mustache|moustache)\b|\bwith (?:[\p{L}-]+ ){0,2}(?:sunglasses|glasses|beard|bangs|dreadlocks)\b/giu,
  },
  {
    intent: 'face',
    rule: 'framing of a head',
    weight: 1.1,
    pattern: /\b(?:tight crop|close[- ]?up|bust shot|half[- ]body|upper body|shoulders up|waist up|chest up|50 ?mm|85 ?mm|studio photo)\b/gi,
  },

  {
    intent: 'typography',
    rule: 'lettering is asked for',
    weight: 2.6,
    pattern:
      /\b(?:lettering|typograph(?:y|ic)|calligraphy|calligraphic|word ?art|wordmark|logotype|typeface|monogram|type specimen|font design|hand[- ]lettered)\b/gi,
  },
  {
    intent: 'typography',
    rule: 'words are asked for',
    weight: 2.6,
    needs: ['say', 'reads', 'spells', 'with', 'words', 'word'],
    pattern:
      /\b(?:(?:that|which|it|and) (?:says|reads|spells)|saying|with (?:the|a) (?:text|words?|caption|title|slogan|inscription|phrase|headline)|the words?|speech bubble says)\b/gi,
  },

  { intent: 'thumbnail', rule: 'thumbnail', weight: 4.2, pattern: /\b(?:thumbnails?|thumb[- ]?size[d]?|thumbnailing)\b/gi },
  {
    intent: 'thumbnail',
    rule: 'placeholder',
    weight: 3.6,
    needs: ['place', 'stand-in', 'temp', 'dummy', 'programmer art', 'box', 'block', 'fpo'],
    pattern:
      /\b(?:place ?holders?(?! for names| text| for (?:the )?(?:text|logo|photo|name)s?)|stand-in (?:image|art|asset)|temp(?:orary)? (?:art|asset|image)|dummy (?:art|asset|image)|programmer art|grey ?box(?:ed)?|gray ?box(?:ed)?|block[- ]?out|block[- ]in|fpo)\b/gi,
  },
  {
    intent: 'thumbnail',
    rule: 'rough',
    weight: 3.6,
    needs: ['rough', 'scribble'],
    pattern:
      /\b(?:rough(?:ed)?(?:[- ](?:out|in))? (?:draft|sketch|layout|lines?|comp|idea|concept|pass|cut|version|mock-?up|outline|composition|visuali[sz]ation|render|take|thumb|preview|placement|blocking|pencil)|roughs?(?= (?:of|for)\b)|very rough|keep it rough|rough and (?:quick|fast|ready)|scribbled?(?= (?:of|for|idea|layout|version)))\b/gi,
  },
  {
    intent: 'thumbnail',
    rule: 'quick',
    weight: 3.6,
    needs: ['quick', 'fast', 'speedy'],
    pattern:
      /\b(?:quick|fast|speedy|fast and dirty|quick and dirty|quick'?n'?dirty)(?: and (?:dirty|rough|cheap|loose))? (?:rough |little |pencil |low[- ]?res |test |\p{L}+ )?(?:sketch|preview|draft|mock-?up|comp|test|look|version|iteration|pass|doodle|concept|study|idea|render|visual|layout|scribble|proof)\b/giu,
  },
  {
    intent: 'thumbnail',
    rule: 'low resolution',
    weight: 3,
    needs: ['low', 'preview', 'x', '×', 'by'],
    pattern:
      /\b(?:low[- ]?res(?:olution)?|low[- ]?detail|low[- ]?quality|low[- ]?fidelity|low-?fi|tiny preview|small preview|(?:64|96|100|128|150|160|200|256) ?(?:x|×|by) ?(?:64|96|100|128|150|160|200|256)(?: ?px| pixels?)?)\b/gi,
  },
  {
    intent: 'thumbnail',
    rule: 'preview',
    weight: 3,
    pattern:
      /\b(?:previews?|proof of concept|animatic|wire ?frame sketch|mock-?up(?= (?:of|for|only)\b)|concept test|test (?:render|image|shot|run)|composition (?:test|study|check))\b/gi,
  },
  {
    intent: 'thumbnail',
    rule: 'draft',
    weight: 3,
    pattern:
      /\b(?:(?:first|early|initial|preliminary|working) (?:draft|pass|version|sketch)|draft(?! (?:ale|beer|horse|animal|animals|dodger|pick|board|day|stout|cider|lager|evader|card|mule|ox|beers|ales|excluder|house|brew))s?(?= (?:of|for|version|image|render|quality|only|sketch|layout|mode)\b|\s*[:,.;]|\s*$)|wip|work[- ]in[- ]progress)\b/gi,
  },
  {
    intent: 'thumbnail',
    rule: 'good enough',
    weight: 2.4,
    pattern:
      /\b(?:(?:don'?t|doesn'?t|does not|do not|no) need (?:it|to be|it to be|for)? ?(?:clean|perfect|polished?|detail(?:ed)?|final|finished|pretty)|just (?:to|for) (?:test|testing|check|see|block|plan|layout|placement|position)\w*|just (?:a )?(?:the )?(?:idea|gist|placement|blocking|silhouettes?)|for (?:layout|blocking|placement|storyboard(?:ing)?|position) ?(?:only|purposes)?|not final|nothing (?:fancy|polished|final)|storyboard (?:frame|panel|thumbnail|sketch)|unfinished is fine|good enough)\b/gi,
  },
  { intent: 'thumbnail', rule: 'sketch', weight: 0.5, pattern: /\b(?:sketch|doodle|storyboard)\b/gi },
];
