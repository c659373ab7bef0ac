/** Languages that tables name in words rather than by code. */
const CODES =
  'af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu';
const TAG = /^([a-z]{2,3})([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?$/i;

/** True for a language tag (BCP 47: "de", "pt-BR", "zh_Hant") or a language's name in English or in itself ("German", "Deutsch"). */
export function isLanguage(name: string): boolean {
  const tag = TAG.exec(name.trim());
  return tag ? isKnownCode(tag[1].toLowerCase()) : isLanguageName(name);
}

/** ICU gives back the code itself where it knows no language of that code. */
function isKnownCode(code: string): boolean {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) !== code;
}

function isLanguageName(name: string): boolean {
  const wanted = folded(name.replace(/\(.*\)/u, ''));
  return (
    wanted !== '' &&
    CODES.split(' ').some((code) => ['en', code].some((locale) => folded(new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? '') === wanted))
  );
}

function folded(name: string): string {
  return name.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
