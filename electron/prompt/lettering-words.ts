/** What a word does for the strings around it; one class a word, in about twelve languages. */
export type CueClass =
  | 'say'
  | 'show'
  | 'text'
  | 'field'
  | 'mark'
  | 'set'
  | 'name'
  | 'brand'
  | 'carrier'
  | 'about'
  | 'speech'
  | 'font'
  | 'colour'
  | 'place'
  | 'where'
  | 'with'
  | 'link'
  | 'article'
  | 'negation'
  | 'be'
  | 'manner';

const WORDS: Record<CueClass, string> = {
  say: `says say said saying reads read reading spells spell spelling spelt 
    dice diga diciendo pone ponga dit disant lit steht sagt stehen dice legge diz dizendo
    lê yazan yazıyor yazsın yazılı γράφει λέει пишет написано гласит głosi mówi staat zegt står `,
  show: `blinking flashing states stating announces announcing proclaims proclaiming declares declaring displays displaying shows showing forming bears bearing holds begins listing lists advertising indique indiquant`,
  text: `text texts word words wording lettering letters letter lettered caption captions captioned headline headlines headliner heading header subheading subhead subline
    title titles subtitle subtitles tagline slogan motto inscription phrase sentence initials hashtag
    
    aufschrift titel schriftzug inschrift beschriftung überschrift spruch wort wörter worte namen texte titre légende mot mots inscription phrase texto título
    letrero leyenda frase palabra palabras inscripción rótulo lema nombre nome legenda palavra palavras testo titolo scritta parola parole didascalia
    napis napisem tytuł hasło tekst słowo надпись надписью надписи подпись слоган заголовок текст текстом слово слова словом название названием
    τίτλος τίτλο επιγραφή λέξη tekst tekstin texten ordet woord woorden opschrift yazısı başlığı كلمة عبارة شعار नाम शब्द
    文字 标题 字样 标语 题字 タイトル 見出し セリフ 글자 제목 문구`,
  field: `line lines labels field flavour flavor denomination date price destination role job number numbers numeral numerals digits button tab tabs nav body message messages quote message numéro número byline subtext footer cta callout callouts label 号码 号 號碼`,
  mark: `write writes chalked scratched wrote scrawls letter spray-paint labelled labeled labelling captioned titled entitled subtitled headed inscribed printed engraved embroidered stamped
    stenciled stencilled etched emblazoned tattooed scrawled scribbled spray-painted spraypainted lettered hand-lettered marked branded numbered embossed debossed
    chiselled chiseled finger-wrote finger-written foil-blocked 
    rubber-stamped chalked monogrammed imprinted
    written-on scratched-in scrawling scribbling wrote writes writing escrito escrita escritas bordado grabado impreso écrit écrite écrits brodé gravé imprimé
    bestickt graviert beschriftet bedruckt scritto scritta ricamato stampato bordada gravado napisane wypisane написано нанесено
    вышито γραμμένο مكتوب geschreven skrivet skrevet लिखा`,
  set: `painted hand-painted carved cast cut set placed arched curved bent wrapped displayed burned burnt decorated drawn pressed iced piped repeated reflected mirrored projected scratched centered centred written handwritten hand-written sprayed woven knitted stitched sewn pintado pintada peint dipinto inciso geschrieben geschriebene drawn finger-drawn inlaid scored typeset spelled`,
  name: `called named branded entitled 
    llamada llamado llamada nommé nommée appelé appelée namens genannt chiamato chiamata chamado chamada`,
  brand: `app company stations station author artist album band brand brands logo logotype wordmark monogram name names`,
  carrier: `sign signs signage signpost signboard poster posters banner banners billboard billboards placard placards label plaque plaques shirt shirts t-shirt t-shirts tshirt tee
    tees sweatshirt sweater hoodie hoodies jersey cap hat apron bib mug mugs cup sticker stickers badge badges emblem crest patch medal trophy pin button card cards postcard invitation
    invite invitations flyer flyers flier leaflet brochure menu menus board boards chalkboard blackboard whiteboard scoreboard marquee neon led ticker screen display monitor slide
    cover covers sleeve jacket book books booklet magazine magazines zine newspaper newspapers page pages letterhead envelope stamp stamps ticket tickets stub receipt certificate diploma note
    notes tag tags tattoo tattoos scroll ribbon flag flags sash tombstone gravestone headstone grave plate plates nameplate doormat balloon balloons bubble bubbles cake cakes cookie
    cookies graffiti mural decal wall storefront shopfront shop awning window door packaging package wrapper box boxes carton can tin tins jar jars bottle bottles packet bag bags tote
    pillow cushion blanket quilt sampler keychain keyring fob keycap license licence infographic diagram chart flowchart map graph blueprint schedule timetable calendar website ui
    interface hud dialog screenshot mockup mock-up thumbnail ad advert advertisement billing hoarding sampler fascia van truck tailgate bumper hull lid spine badge watch dial tile tiles
    stone monument milestone slab bracelet ring locket wristband tape cheque banknote coin passport program programme pamphlet playbill bill leaflet typography calligraphy meme
    overlay titlecard clapperboard skywriting wordart title-card outdoor cartel cartaz pancarta letrero camiseta etiqueta tarta fachada affiche enseigne panneau carte banderole
    plakat schild holzschild karte geburtstagskarte torte etikett grabstein insegna manifesto cartello etichetta maglietta copertina azulejo szyld słoik плакат вывеска открытка футболка
    табличка tabela tabelası πινακίδα αφίσα لافتة بطاقة बोर्ड bord spandoek vykort skylt 看板 招牌 海报 牌子 蛋糕 ポスター 간판 slate cardboard panel patch overlay`,
  about: `by film movie novel series song show anime game episode character actor actress poem opera play band directed nicknamed nickname aka dubbed so-called known inspired based
    starring style titled-by feeling mood mood: chapter act spread codename code-named alias novela canción inspirado inspirada apodada apodado roman chanson inspiré фильм роман
    like as`,
  speech: `shouts shouting shouted whispers whispering whispered yells yelling yelled cries cried screams screaming calls calling asks asking asked telling tells sings singing going
    mouthing purrs muttering mutters murmurs replies thinks thinking barks growls falando gritando schreit crie`,
  font: `font fonts typeface type script serif sans sans-serif slab italic italics bold blackletter cursive caps capitals uppercase lowercase chalk icing frosting glaze neon foil ink
    crayon biro thread marker typewriter copperplate didone grotesque letterpress handwriting kufic fraktur letras lettere lettres letter buchstaben schrift typo buchstaben letras
    corsivo stampatello brush stencil wood-type woodtype`,
  colour: `red orange yellow green blue purple pink black white grey gray gold golden silver copper brown teal navy cream maroon crimson azure violet beige turquoise dark light bright pale
    rojo rouge rot rosso vermelho blanc blanco weiß bianco branco dorado doré`,
  place: `top bottom middle centre center left right corner corners side sides back front upper lower edge rim border base foot head chest half footer underneath`,
  where: `on at across along around over in into onto behind near next beside between through against from to down up beneath worn hung hanging above below under inside within sur sous dans au aux
    auf am an über unter im aus sobre bajo sulla sul sopra nella på över op aan на в под над по σε στο στη zu na`,
  with: `with w/ featuring including include includes containing contains has have having carrying mit avec con com с z med met और`,
  link: `and or & then plus und y et e и ve i och og en to`,
  article: `the a an its his her their my our your this that these those one another each some der die das ein eine le la les un une el los las uno una il lo o os um uma einem einer einen den dem du des een het en ett`,
  negation: `no not without never don't dont avoid omit nothing none zero minus ohne sin sans senza sem bez без`,
  be: `is are was were be being it it's which who should must`,
  manner: `big large huge small tiny bold simply just prominently clearly boldly neatly only out giant fat heavy thin subtle elegant fancy tall wide narrow short single simple
    plain metallic warm shaky glowing`,
};

export const CUE_CLASSES = Object.keys(WORDS) as CueClass[];

const CLASSES = new Map<string, CueClass>();
for (const [name, words] of Object.entries(WORDS)) {
  for (const word of words.split(/\s+/)) if (word !== '' && !CLASSES.has(word)) CLASSES.set(word, name as CueClass);
}

/** Class of a lower-case word, or null. */
export function cueClass(word: string): CueClass | null {
  const own = CLASSES.get(word);
  if (own !== undefined) return own;
  const hyphen = word.lastIndexOf('-');
  return hyphen > 0 ? (CLASSES.get(word.slice(hyphen + 1)) ?? null) : null;
}
