/** A box of JUMBF (ISO/IEC 19566-5, annex B; ISO base media boxes): 4 bytes of length, 4 of type, 8 more of length where that is 1. */
interface Box {
  type: string;
  content: Buffer;
  /** Of the whole box, with its head. */
  length: number;
}

/** Of the superbox that holds a C2PA manifest store: "c2pa" (C2PA 2.2, 11.1.4.2). */
const STORE_TYPE = '63327061-0011-0010-8000-00aa00389b71'.replaceAll('-', '');
/** "c2ma", "c2um", "c2cm": a manifest, an update manifest, a compressed one. */
const MANIFEST_TYPES = ['63326d61', '6332756d', '6332636d'].map((type) => `${type}00110010800000aa00389b71`);

/** What is known of a manifest store without believing what it says. */
export interface ManifestStore {
  /** The store as it stands in the file. */
  bytes: Buffer;
  /** Of the active manifest: the last one in the store; '' = it has none. */
  label: string;
}

/** Reads the head of a manifest store; null = these bytes are none, or are cut off. */
export function readManifestStore(bytes: Buffer): ManifestStore | null {
  const store = boxAt(bytes, 0);
  const head = store && headOf(store);
  if (!store || head?.type !== STORE_TYPE) return null;
  let label = '';
  for (const box of boxesIn(store.content)) {
    const manifest = headOf(box);
    if (manifest && MANIFEST_TYPES.includes(manifest.type)) label = manifest.label;
  }
  return { bytes: bytes.subarray(0, store.length), label };
}

function boxAt(bytes: Buffer, at: number): Box | null {
  if (at + 8 > bytes.length) return null;
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (short === 1 && at + 16 > bytes.length) return null;
  const head = short === 1 ? 16 : 8;
  // 0 = to the end of the file.
  const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short;
  if (length < head || at + length > bytes.length) return null;
  return { type, content: bytes.subarray(at + head, at + length), length };
}

function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; ; ) {
    const box = boxAt(bytes, at);
    if (!box) return boxes;
    boxes.push(box);
    at += box.length;
  }
}

/** Type and label of a superbox, from its description box: 16 bytes of type, 1 of toggles, the label where the second bit is set. */
function headOf(superbox: Box): { type: string; label: string } | null {
  const description = superbox.type === 'jumb' ? boxAt(superbox.content, 0) : null;
  if (description?.type !== 'jumd' || description.content.length < 17) return null;
  const { content } = description;
  const end = content.indexOf(0, 17);
  const hasLabel = (content[16] & 2) !== 0 && end > 0;
  return { type: content.toString('hex', 0, 16), label: hasLabel ? content.toString('utf8', 17, end) : '' };
}
