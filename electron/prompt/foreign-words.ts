/**
 * Words of other languages that tell what is wanted, by the English word they are read as. Spellings that are English words of another meaning are left
 * out. Scripts without spaces are matched inside longer runs.
 */
const BY_ENGLISH: Readonly<Record<string, string>> = {
  texture: 'textura texturas Textur Texturen textuur tekstura tekstury doku tekstur tessitura текстура текстуры テクスチャ テクスチャー 纹理 材质 질감 텍스처',
  pattern:
    'patrón patrones estampado padrão estampa Muster motif motivo trama patroon wzór wzorek desen desenli motyw узор паттерн 柄 模様 パターン 图案 花纹 패턴 무늬',
  seamless:
    'nahtlos nahtlose nahtloses sans-raccord raccord sin-costuras costuras naadloos bezszwowy bezszwowa dikişsiz бесшовная бесшовный senza-giunture ripetibile シームレス 无缝 이음매 반복',
  wood: 'madera madeira bois Holz legno hout drewno drewniane ahşap дерево деревянные деревянная 木目 木材 木纹 나무',
  stone: 'piedra pedra pierre Stein pietra steen kamień taş камень каменная каменные 石 石畳 石头 돌',
  brick:
    'ladrillo ladrillos tijolo tijolos brique briques Ziegel Backstein mattoni mattone baksteen bakstenen cegła cegły tuğla кирпич кирпичная レンガ 煉瓦 砖 砖墙 벽돌',
  marble: 'mármol mármore marbre Marmor marmo marmer marmur mermer мрамор 大理石 대리석',
  leather: 'cuero couro cuir Leder cuoio pelle leer skóra deri кожа 革 皮革 가죽',
  fabric: 'tela tecido tissu Stoff Gewebe tessuto stof tkanina kumaş ткань 布 生地 布料 织物 직물 천',
  linen: 'lino linho Leinen lin len keten лён 麻 亚麻 리넨',
  concrete: 'hormigón concreto béton Beton calcestruzzo betonnen beton бетон コンクリート 混凝土 콘크리트',
  surface: 'superficie superfície Oberfläche oppervlak powierzchnia yüzey yüzeyi поверхность 表面 표면',
  wallpaper: 'tapete Tapete papier-peint behang tapeta duvar-kağıdı обои 壁紙 壁纸 벽지',
  tile: 'azulejo azulejos carrelage carreaux Fliese Fliesen Kachel piastrelle tegels tegel kafelki karo плитка タイル 瓷砖 타일',
  portrait: 'retrato retratos Porträt Portrait ritratto portret portresi portre портрет 肖像 肖像画 ポートレート 画像肖像 초상화 초상',
  face: 'rostro cara rosto visage Gesicht viso volto gezicht twarz twarzy yüz yüzü yüzünün лицо лица 顔 脸 面孔 얼굴',
  woman: 'mujer mulher femme Frau donna vrouw kobieta kobiety kadın kadının женщина женщины 女性 女人 여자 여성',
  man: 'hombre homem homme Mann uomo mężczyzna mężczyzny adam erkek мужчина мужчины 男性 男人 남자 남성',
  girl: 'niña chica menina moça fille Mädchen ragazza meisje dziewczyna dziewczynka kız девушка девочка 少女 女の子 女孩 소녀',
  boy: 'niño chico menino garçon Junge ragazzo jongen chłopiec oğlan мальчик 少年 男の子 男孩 소년',
  grandmother: 'abuela avó grand-mère Oma Großmutter nonna babcia nine büyükanne бабушка бабушки おばあさん 老奶奶 奶奶 할머니',
  grandfather: 'abuelo avô grand-père Opa Großvater nonno dziadek dede дедушка おじいさん 老人 爷爷 할아버지',
  fisherman: 'pescador pescadora pêcheur Fischer pescatore visser rybak balıkçı рыбак 漁師 渔夫 어부',
  old: 'viejo vieja anciano anciana velho velha idoso vieux vieille alt alte alter alten vecchio vecchia anziana anziano oud oude stary stara starej yaşlı старый старая пожилая пожилой 年老 老 늙은',
  young: 'joven jovem jeune junge junger jungen giovane jonge młody młoda genç молодой молодая 若い 年轻 젊은',
  wrinkles: 'arrugas rugas rides Falten rughe rimpels zmarszczki kırışık морщины しわ 皱纹 주름',
  freckles: 'pecas taches-de-rousseur Sommersprossen lentiggini sproeten piegi çilli веснушки веснушками そばかす 雀斑 주근깨',
  eyes: 'ojos olhos yeux Augen occhi ogen oczy gözler глаза 目 瞳 眼睛 눈',
  beard: 'barba barbe Bart baard broda sakal sakallı борода бородой ひげ 胡子 수염',
  smile: 'sonrisa sonriendo sorriso sourire Lächeln lächelt lächelnd sorridente glimlach uśmiech gülümseyen улыбка 笑顔 微笑 미소',
  gaze: 'mirada mirando olhar regard Blick sguardo blik kijkt spojrzenie bakıyor bakış взгляд смотрит 視線 目光 시선',
  sketch: 'boceto bosquejo esboço rascunho esquisse croquis Skizze schizzo bozzetto schets szkic eskiz набросок эскиз スケッチ ラフ 草图 草稿 素描 스케치',
  draft: 'borrador brouillon ébauche Entwurf Rohentwurf bozza kladje taslak черновик черновой 下書き 初稿 초안 시안',
  rough: 'aproximado approximatif grob grobe grober grobes grezzo ruwe ruw roboczy kaba грубый 粗略 大まか ざっくり 대충',
  quick: 'rápido rápida rapide schnell schnelle schneller veloce rapido snelle szybki szybka hızlı быстрый быстро скорую ささっと 快速 빠른 빨리',
  preview: 'vista-previa prévia aperçu Vorschau anteprima voorbeeld podgląd önizleme предпросмотр превью プレビュー 预览 미리보기',
  placeholder:
    'marcador-de-posición provisional provisório provisoire Platzhalter Platzhalterbild segnaposto tijdelijk zastępczy geçici заглушка временная 仮画像 仮の 占位图 占位 임시',
  thumbnail: 'miniatura miniature-rapide Vorschaubild vignette miniatuur miniaturka küçük-resim миниатюра サムネイル 缩略图 썸네일',
  resolution: 'resolución resolução résolution Auflösung risoluzione resolutie rozdzielczość çözünürlük çözünürlüklü разрешение 解像度 分辨率 해상도',
  details: 'detalles detalhes détails Details-egal dettagli szczegółów detay детали 細部 细节 디테일',
  composition: 'composición composição Komposition Bildaufbau composizione compositie kompozycja kompozisyon композиция 構図 构图 구도',
  sign: 'letrero cartel rótulo placa letreiro panneau enseigne Schild insegna cartello bord uithangbord szyld tabela tabelası вывеска табличка 看板 招牌 标牌 간판 표지판',
  poster: 'affiche Plakat manifesto-teatrale locandina plakat afiş плакат постер афиша ポスター 海报 포스터',
  logo: 'logotipo logotype Logo лого логотип ロゴ 标志 로고',
  text: 'texto texte Text testo tekst tekstu yazı текст текстом 文字 テキスト 글자 텍스트 문구',
  says: 'dice diz dit sagt steht scritta Aufschrift opschrift napis napisem yazan yazılı надпись надписью написано 書かれた と書いた 写着 写有 라고',
  title: 'título titre Titel titolo tytuł başlık başlığı название заголовок タイトル 题目 标题 제목',
  card: 'tarjeta cartão carte-de-vœux Karte biglietto kaart kartka открытка カード 贺卡 카드',
  cat: 'gato gata chat chatte Katze Kater gatto kat kot kedi кот кошка 猫 고양이',
  dog: 'perro cachorro cão chien Hund cane hond pies köpek собака пёс 犬 狗 강아지 개',
  horse: 'caballo cavalo cheval Pferd cavallo paard koń лошадь 馬 马 말',
  robot: 'Roboter роботы робот ロボット 机器人 로봇',
  statue: 'estatua estátua Statue statua standbeeld posąg heykel статуя 像 彫像 雕像 동상',
  landscape: 'paisaje paisagem paysage Landschaft paesaggio landschap krajobraz manzara пейзаж 風景 风景 풍경',
  city: 'ciudad cidade ville Stadt città stad miasto şehir город 街 都市 城市 도시',
  house: 'casa maison Haus huis dom ev дом 家 房子 집',
  mountain: 'montaña montanha montagne Berg Berge montagna bergen góry dağ гора горы 山 산',
  forest: 'bosque floresta forêt Wald foresta bos las orman лес 森 森林 숲',
  sea: 'mar mer Meer mare zee morze deniz море 海 大海 바다',
  boat: 'barco bateau Boot barca łódź tekne лодка 船 舟 小船 배',
  market: 'mercado marché Markt mercato markt rynek pazar рынок 市場 市场 시장',
  castle: 'castillo castelo château Schloss Burg castello kasteel zamek kale замок 城 城堡 성',
  photo: 'foto fotografía fotografia photographie Fotografie zdjęcie fotoğraf фото фотография 写真 照片 사진',
  painting: 'pintura cuadro peinture tableau Gemälde Ölgemälde dipinto schilderij obraz tablo картина 絵画 油画 그림',
  dancing: 'bailando dançando danse tanzt tanzen balla danst tańczy dans-eden танцует 踊る 跳舞 춤추는',
  running: 'corriendo correndo court läuft rennt corre rent biegnie koşan бежит 走る 奔跑 달리는',
  playing: 'jugando brincando joue spielt gioca speelt bawi oynayan играет 遊ぶ 玩耍 노는',
  without: 'sin sem ohne senza zonder bez olmadan без なし 没有 无 없이',
};

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words with spaces around them: lower case → English. Built once on first use. */
export interface ForeignWords {
  english(word: string): string | undefined;
  /** English words for what stands inside a run of a script without spaces, with where. */
  inRun(run: string): { english: string; start: number; end: number }[];
}

export function createForeignWords(): ForeignWords {
  const spaced = new Map<string, string>();
  const unspaced = new Map<string, string>();
  let longest = 1;
  for (const [english, words] of Object.entries(BY_ENGLISH)) {
    for (const word of words.split(' ')) {
      if (!UNSPACED.test(word)) spaced.set(word.toLowerCase(), english);
      else {
        unspaced.set(word, english);
        longest = Math.max(longest, word.length);
      }
    }
  }
  return {
    english: (word) => spaced.get(word),
    inRun(run) {
      const found: { english: string; start: number; end: number }[] = [];
      for (let at = 0; at < run.length; ) {
        let length = Math.min(longest, run.length - at);
        while (length > 0 && !unspaced.has(run.slice(at, at + length))) length -= 1;
        if (length > 0) found.push({ english: unspaced.get(run.slice(at, at + length)) as string, start: at, end: at + length });
        at += Math.max(1, length);
      }
      return found;
    },
  };
}
