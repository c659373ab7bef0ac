/** What a page's element is to who listens to keys: a name, attributes, and what it lies in. There is no document in these tests. */
export class FakeElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: FakeElement | null;

  constructor(tag: string, attributes: Readonly<Record<string, string>> = {}, parent: FakeElement | null = null) {
    this.tag = tag;
    this.attributes = attributes;
    this.parent = parent;
  }

  matches(selector: string): boolean {
    return listed(selector, /,/).some((one) => this.matchesOne(one));
  }

  closest(selector: string): FakeElement | null {
    return this.matches(selector) ? this : (this.parent?.closest(selector) ?? null);
  }

  /** Names, attributes, `:not(…)` and children: what the window asks for. */
  private matchesOne(selector: string): boolean {
    const path = listed(selector, />/);
    const own = path.pop() ?? '';
    if (path.length > 0 && !this.parent?.matchesOne(path.join('>'))) return false;
    const parts = /^(?<tag>[a-z]*)(?<attributes>(?:\[[^\]]+\])*)(?::not\((?<not>.+)\))?$/.exec(own)?.groups;
    if (parts === undefined) throw new Error(`This test's element does not know the selector ${selector}.`);
    if (parts.tag !== '' && parts.tag !== this.tag) return false;
    if (parts.not !== undefined && this.matches(parts.not)) return false;
    return [...parts.attributes.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g)].every(([, name, value]) =>
      value === undefined ? name in this.attributes : this.attributes[name] === value,
    );
  }
}

/** Parts between separators that stand in no brackets. */
function listed(text: string, separator: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if (/[([]/.test(sign)) depth++;
    if (/[)\]]/.test(sign)) depth--;
    if (depth === 0 && separator.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}
