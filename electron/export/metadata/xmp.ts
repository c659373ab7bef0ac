import { escapeXml } from '../documents/xml.ts';
import type { PictureFacts } from './picture-facts.ts';

/** A JPEG holds a packet of up to 65,502 bytes in one segment: a recipe that would not fit stays out. */
const MOST_BYTES = 60_000;

/** An XMP packet (ISO 16684-1): Dublin Core's description, IPTC's fields for generated pictures (2025.1), and Galley's own. */
export function xmpOf(facts: PictureFacts): string {
  const whole = packet(facts, true);
  return Buffer.byteLength(whole) <= MOST_BYTES ? whole : packet(facts, false);
}

function packet({ prompt, seed, model, version, sourceType, recipe }: PictureFacts, hasRecipe: boolean): string {
  const element = (name: string, text: string | number) => `   <${name}>${escapeXml(String(text))}</${name}>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about=""',
    '    xmlns:dc="http://purl.org/dc/elements/1.1/"',
    '    xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    '    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    '    xmlns:galley="urn:galley:recipe:1.0#">',
    `   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(prompt)}</rdf:li></rdf:Alt></dc:description>`,
    element('xmp:CreatorTool', `Galley ${version}`),
    ...(sourceType ? [element('Iptc4xmpExt:DigitalSourceType', sourceType)] : []),
    element('Iptc4xmpExt:AIPromptInformation', prompt),
    element('Iptc4xmpExt:AISystemUsed', model),
    element('galley:Seed', seed),
    ...(hasRecipe ? [element('galley:Recipe', recipe)] : []),
    '  </rdf:Description>',
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}
