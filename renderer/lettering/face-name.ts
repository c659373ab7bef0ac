/** Name of a typeface in the page: apart from fonts of the same name on the machine. */
export function faceOf(id: string): string {
  return `galley-${id}`;
}
