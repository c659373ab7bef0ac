import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { decodeImage } from '../electron/image/codecs.ts';
import { readPalette } from '../electron/models/sketch/palette.ts';
import { createRandom, type Random } from '../electron/models/sketch/random.ts';
import { renderScene } from '../electron/models/sketch/scenes/scenes.ts';
import { opaque } from '../electron/typography/read/opaque.ts';
import { STRIP_HEIGHT } from '../electron/typography/read/recognise.ts';
import { sampleStrip } from '../electron/typography/read/rectify.ts';
import type { Script } from '../shared/lettering.ts';
import type { Raster } from '../shared/raster.ts';

const WORDS: Partial<Record<Script, string>> = {
  hangul:
    '안녕하세요 서울 커피 맛집 환영합니다 대한민국 사랑 여행 음악 축제 시장 바다 하늘 영화 학교 친구 행복 게임 시작 도서관 화장실 출구 주의 금지 열린 새로운 이벤트 할인 최고 무료 한국어 빵집 아침 저녁 가족 건강 미래 우주 용사의 전설 별빛 마을 고양이 강아지 봄날 여름밤 떡볶이 김치찌개',
  kana: 'ありがとう こんにちは さくら ラーメン カフェ コーヒー いらっしゃいませ ゲーム スタート おはよう たのしい おいしい パン すし ようこそ まつり ひかり ほし ねこ いぬ ポイント セール ホテル レストラン アニメ まんが ドラゴン クエスト うみ そら はな ゆき かぜ みどり きれいな できる しずかに トイレ バス のりば おみやげ',
  cyrillic:
    'Привет Москва Кофе Добро пожаловать Музыка Открыто Закрыто Новый год Праздник Скидка Улица Победа Звезда Россия Київ Україна Дякую България Храм Школа Книга Цирк Шоколад Жизнь Любовь Мир Дружба Выход Вход Осторожно Аптека Хлеб Молоко Рыба Сказка Дракон Игра Конец Уровень Загрузка Битва Юность Эхо Щука Ёлка',
  greek:
    'Καλημέρα Αθήνα Ελλάδα Ευχαριστώ Ταβέρνα Θάλασσα Ουρανός Μουσική Φιλοσοφία Παραλία Ήλιος Κρασί Ψάρι Ξενοδοχείο Έξοδος Είσοδος Προσοχή Δωρεάν Γειά σου Ωραία Λάδι Σπίτι Δρόμος Βιβλίο Θέατρο Ζωή Αγάπη Χρόνια Πολλά Ψωμί Νησί ΠΑΙΧΝΙΔΙ ΔΡΑΚΟΣ ΩΚΕΑΝΟΣ ΣΧΟΛΕΙΟ ΦΑΡΜΑΚΕΙΟ ΞΥΛΟ ΛΙΜΑΝΙ',
  arabic:
    'مرحبا السلام عليكم قهوة مطعم سوق مدينة القاهرة بيت شمس قمر نجوم بحر كتاب مدرسة موسيقى حب سلام خروج دخول ممنوع مفتوح مغلق جديد عرض خاص مجانا أهلا وسهلا شكرا رمضان كريم عيد مبارك لعبة البداية النهاية تنين فارس ذهب الصحراء ليلة',
  hebrew:
    'שלום ירושלים קפה ברוכים הבאים תודה ספר בית מוזיקה שוק ים שמש ירח כוכב אהבה משחק התחלה סוף דרקון זהב יציאה כניסה סגור פתוח חדש מבצע חינם לחם דג מסעדה לילה טוב בוקר שבת חג שמח ילדים חבר עולם מלך צבע גשם',
  devanagari:
    'नमस्ते भारत दिल्ली चाय स्वागत है धन्यवाद संगीत बाजार पुस्तक प्रेम शांति सूरज चाँद तारा समुद्र खेल शुरू अंत स्कूल मुंबई होली दीवाली मिठाई खाना पानी रास्ता प्रवेश निकास बंद खुला नया विशेष छूट मुफ्त परिवार मित्र जीवन विश्व राजा योद्धा सोना',
  thai: 'สวัสดี กรุงเทพ กาแฟ ตลาด ยินดีต้อนรับ ขอบคุณ อาหาร ทะเล ภูเขา ดนตรี ความรัก ดวงดาว พระอาทิตย์ เกม เริ่ม จบ โรงเรียน หนังสือ บ้าน เพื่อน ทางออก ทางเข้า ปิด เปิด ใหม่ ลดราคา ฟรี ครอบครัว ชีวิต โลก ราชา มังกร ทอง ฝน ลม ไฟ น้ำ ข้าว ปลา ผลไม้ ส้มตำ',
  han: '大安公園 港区清潔 北京 欢迎光临 出口 入口 禁止 吸烟 茶馆 咖啡 新年快乐 恭喜发财 夜市 火锅 图书馆 学校 音乐 电影 游戏开始 龙王 星空 世界 和平 中国 上海 東京 京都 神社 温泉 旅行 花火大会 注意 危険 立入禁止 営業中 準備中 本日 特価 無料 自然 山水 風林火山 福 寿 春夏秋冬',
  latin:
    'HARBOUR Fresh Bread NIGHT MARKET Golden Dragon OPEN DAILY Summer Festival MOUNTAIN Chapter WINTER SALE Level Complete SPACE Maple Oak GAME OVER Quiet Garden WHALE Victory Road ROCKET CLUB Silver Spoon COFFEE HOUSE Wild Horses IRON FORGE Paper Moon CRYSTAL Happy Birthday STONE BRIDGE Velvet Sky Frontier Preserve Innovate tomorrow Pedestrians Closed Caution EXIT Bakery 1922 Price 24/7 $9.99 Welcome Adventure Kingdom Legend Quest Magic Pizza Burger Hotel Cinema Über Café Zürich straße niño',
};

/** Fonts that have letters of a script: how their files' names begin. */
const FACES: Partial<Record<Script, RegExp>> = {
  hangul: /^(NotoSansKR|Jua|NanumPen)/,
  kana: /^(NotoSansJP|NotoSerifJP|DelaGothic|noto-sans-jp)/,
  han: /^(NotoSansJP|NotoSerifJP|NotoSansSC|DelaGothic|noto-sans-jp)/,
  cyrillic: /^(NotoSans_|NotoSerif_|Rubik|RussoOne|Caveat|Pacifico|inter|oswald|lobster|press-start)/,
  greek: /^(NotoSans_|NotoSerif_|inter|press-start)/,
  arabic: /^(Amiri|NotoNaskh|cairo)/,
  hebrew: /^(FrankRuhl|heebo|Rubik)/,
  devanagari: /^(NotoSansDevanagari|Hind|Baloo2)/,
  thai: /^(NotoSansThai|Kanit|Sarabun)/,
  latin: /^(?!NotoSansThai|NotoSansDev|NotoSansKR|NotoSansSC)/,
};

export interface LabelledStrip {
  script: Script;
  strip: Raster;
}

const SCENES = ['snowy mountains at dawn', 'forest in autumn', 'city street at night', 'sea with waves', 'desert dunes', 'underwater reef', 'nebula in space'];

/** Strips of painted scenes without any lettering, squeezed as the reader squeezes what the detector takes for a line. */
export function drawNothing(count: number, random: Random): Raster[] {
  const scenes = SCENES.map((words, seed) => opaque(renderScene({ words, palette: readPalette(words, random), width: 512, height: 512, seed }).image));
  return Array.from({ length: count }, () => {
    const high = random.range(12, 90);
    const wide = high * random.range(1.5, 8);
    const [x, y, angle] = [random.range(0, 400), random.range(0, 440), random.range(-0.6, 0.6)];
    const columns = Math.round((wide / high) * STRIP_HEIGHT);
    return sampleStrip(random.pick(scenes), columns, STRIP_HEIGHT, high / STRIP_HEIGHT, (u, v, out) => {
      out[0] = x + u * wide * Math.cos(angle) - v * high * Math.sin(angle);
      out[1] = y + u * wide * Math.sin(angle) + v * high * Math.cos(angle);
    });
  });
}

/** A strip as the reader would cut it: one to three words in a face of the script, turned, blurred, noisy, garbled now and then (Latin). */
export async function drawStrip(script: Script, fonts: ReadonlyMap<string, string>, random: Random): Promise<LabelledStrip> {
  const face = random.pick([...fonts.keys()].filter((name) => FACES[script]!.test(name)));
  const words = WORDS[script]!.split(' ');
  let text = Array.from({ length: random.int(1, 2) }, () => random.pick(words)).join(' ');
  if (script === 'latin' && random.chance(0.45)) text = garbled(text, random);
  if (random.chance(0.25)) text = text.toUpperCase();
  const size = 64;
  const length = Math.round([...text].length * size * 1.25 + 160);
  const [ink, ground] = random.chance(0.5) ? ['#fff', dark(random)] : [dark(random), '#eee'];
  const edge = random.chance(0.3) ? `stroke="${ink === '#fff' ? '#000' : '#fff'}" stroke-width="5" paint-order="stroke"` : '';
  const body = `<rect width="100%" height="100%" fill="${ground}"/><text x="${length / 2}" y="110" font-size="${size}" text-anchor="middle" fill="${ink}" ${edge} transform="rotate(${random.range(-2, 2)} ${length / 2} 100)">${text.replace(/&/g, '&amp;')}</text>`;
  const font = { loadSystemFonts: false, fontFiles: [fonts.get(face)!] };
  const bounds = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${length}" height="200">${body.replace(/<rect[^>]*>/, '')}</svg>`, {
    font,
  }).getBBox();
  const image = opaque(
    await decodeImage(new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${length}" height="200">${body}</svg>`, { font }).render().asPng(), 'strip'),
  );
  const spread = random.chance(0.4) ? random.range(5, 40) : 0;
  for (let i = 0; i < image.data.length; i++) image.data[i] = Math.max(0, Math.min(255, image.data[i] + (random.next() - 0.5) * spread * 2));
  const { x, y, width, height } = bounds ?? { x: 0, y: 60, width: length, height: 80 };
  const margin = height * random.range(0.12, 0.35);
  const [left, top, wide, high] = [x - margin, y - margin, width + 2 * margin, height + 2 * margin];
  const columns = Math.max(8, Math.min(1600, Math.round((wide / high) * STRIP_HEIGHT)));
  const strip = sampleStrip(image, columns, STRIP_HEIGHT, high / STRIP_HEIGHT, (u, v, out) => {
    out[0] = left + u * wide;
    out[1] = top + v * high;
  });
  return { script, strip };
}

function garbled(text: string, random: Random): string {
  const letters = [...text];
  for (let n = random.int(1, 4); n > 0; n--) {
    const at = random.int(0, letters.length - 1);
    letters.splice(at, random.int(0, 1), random.pick([...'IINOUEARTLFWMKZØĦŦŁßÞŊ3478&']));
  }
  return letters.join('');
}

function dark(random: Random): string {
  return `rgb(${random.int(0, 110)},${random.int(0, 110)},${random.int(0, 110)})`;
}

/** Font files by name, from folders and the folders in them. */
export function fontsIn(folders: readonly string[]): Map<string, string> {
  const found = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)));
  return new Map(found.filter((path) => path.endsWith('.ttf') && !/Thin|ExtraLight|Italic/.test(path)).map((path) => [path.split('/').pop()!, path]));
}

export function seeded(label: string): Random {
  return createRandom(label);
}
