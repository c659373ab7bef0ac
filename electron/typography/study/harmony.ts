import type { FaceSampler } from '../font-match.ts';
import type { LetteringStudy } from '../ports.ts';
import { colourDistance } from './clusters.ts';
import { inCommonMeasure } from './family.ts';

/** Inks farther apart than this, in RGB units, are two. */
const SAME_INK = 48;
/** Capitals of one look differ at most by this factor: perspective and ranks within a title. */
const SAME_SIZE = 1.7;
const SAME_WEIGHT = 1.45;
/** A common face may be this much less like a line than the line's own best. */
const LESS_LIKE = 0.16;
/** What a face scores at least that is not among a line's five. */
const UNLISTED = 0.03;
/** Less of a look than this was told from its ground to compare it. */
const SURE_LOOK = 0.5;

/** Lines that lean by angles this near to each other lean alike, degrees. */
const SAME_SLANT = 6;
/** How much more a line tells whose letters are right. */
const RIGHT_LETTERS = 2;
/** A line that is like no face tells little about the others. */
const LIKE_NONE = 0.5;

/**
 * Lines of one picture that looked alike get one face and one look: measured line by line, garbled letters would lead to another face in each.
 * @param right lines that stay as they are: they lend their look to those that are like them
 * @param sampler of the faces, so that lines of one face get one size and width; left out = as they were measured
 * @returns the studies without `right`, in the given order
 */
export function harmonise(garbled: readonly LetteringStudy[], right: readonly LetteringStudy[] = [], sampler: FaceSampler | null = null): LetteringStudy[] {
  const studies = [...garbled, ...right];
  const weightOf = (study: LetteringStudy) => tellingOf(study) * (study.isFontUncertain ? LIKE_NONE : right.includes(study) ? RIGHT_LETTERS : 1);
  const result = [...studies];
  const open = new Set([...studies.keys()].filter((index) => studies[index].confidence >= SURE_LOOK && studies[index].fontMatches.length > 0));
  while (open.size > 1) {
    const leader = [...open].reduce((most, index) => (weightOf(studies[index]) > weightOf(studies[most]) ? index : most));
    open.delete(leader);
    const members = [leader];
    for (const index of open)
      if (
        isAlike(studies[leader], studies[index]) &&
        commonFace(
          [...members, index].map((member) => studies[member]),
          weightOf,
        )
      )
        members.push(index);
    for (const index of members) open.delete(index);
    const font =
      members.length > 1
        ? commonFace(
            members.map((member) => studies[member]),
            weightOf,
          )
        : null;
    if (!font) continue;
    const alike = members.map((index) => inLook(studies[index], studies[leader], font));
    const weights = members.map((index) => weightOf(studies[index]));
    const measured = sampler ? inCommonMeasure(alike, weights, font, sampler) : alike;
    const stroke = commonStroke(members.filter((index) => right.includes(studies[index])).map((index) => studies[index])) ?? commonStroke(alike);
    members.forEach((index, i) => {
      result[index] = { ...measured[i], ...(stroke !== null && { stroke }) };
    });
  }
  return result.slice(0, garbled.length);
}

/** Long lines say more about a face than short ones. */
function tellingOf({ old, confidence }: LetteringStudy): number {
  return confidence * [...old.text.replace(/\s/gu, '')].length;
}

function isAlike(a: LetteringStudy, b: LetteringStudy): boolean {
  const within = (first: number, second: number, factor: number) => Math.max(first, second) <= factor * Math.min(first, second);
  const isLeaningAlike = Math.abs((a.area.slant ?? 0) - (b.area.slant ?? 0)) <= SAME_SLANT;
  return (
    isLeaningAlike && colourDistance(a.ink, b.ink) < SAME_INK && within(a.old.capHeight, b.old.capHeight, SAME_SIZE) && within(a.weight, b.weight, SAME_WEIGHT)
  );
}

/** The face that all of the lines are most like; null when it would be wrong for one of them. */
function commonFace(lines: readonly LetteringStudy[], weightOf: (line: LetteringStudy) => number): string | null {
  const faces = new Set(lines.flatMap(({ fontMatches }) => fontMatches.map(({ font }) => font)));
  let [best, most] = [null as string | null, -Infinity];
  for (const font of faces) {
    const total = lines.reduce((sum, line) => sum + scoreOf(line, font) * weightOf(line), 0);
    const isFair = lines.every((line) => scoreOf(line, font) >= line.fontMatches[0].score - LESS_LIKE);
    if (isFair && total > most) [best, most] = [font, total];
  }
  return best;
}

function scoreOf({ fontMatches }: LetteringStudy, font: string): number {
  return fontMatches.find((match) => match.font === font)?.score ?? fontMatches[fontMatches.length - 1].score - UNLISTED;
}

/** Usual width of the strokes of lines of one look, long lines telling more; null where none was told. */
function commonStroke(lines: readonly LetteringStudy[]): number | null {
  let [sum, total] = [0, 0];
  for (const line of lines) {
    if (line.stroke === undefined) continue;
    sum += line.stroke * tellingOf(line);
    total += tellingOf(line);
  }
  return total > 0 ? sum / total : null;
}

function inLook(study: LetteringStudy, leader: LetteringStudy, font: string): LetteringStudy {
  const own = study.fontMatches.find((match) => match.font === font) ?? { font, score: scoreOf(study, font) };
  const fontMatches = [own, ...study.fontMatches.filter((match) => match.font !== font)].slice(0, study.fontMatches.length);
  const isFontUncertain = study.isFontUncertain && leader.isFontUncertain;
  return {
    ...study,
    isOneOfSeveral: true,
    // Light that falls along one line alone stays its own.
    effects: study.effects.fill.kind === leader.effects.fill.kind ? leader.effects : study.effects,
    finish: leader.finish,
    fontMatches,
    isFontUncertain,
    area: { ...study.area, font: isFontUncertain ? null : font },
  };
}
