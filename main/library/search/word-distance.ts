/** Which letters a word has, as bits; letters share bits. */
export function lettersOf(text: string, start: number, length: number): number {
  let bits = 0;
  for (let at = start; at < start + length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits >>> 0;
}

/** Whether a word becomes what stands in `text` by at most `most` slips: a letter too many, one missing, another one, or two
 * that changed places. */
export function isWithin(word: string, text: string, start: number, length: number, most: number): boolean {
  return distanceTo(word, text.slice(start, start + length), most) <= most;
}

/** How many slips part two words; more than `most` counts as `most + 1`. */
export function distanceTo(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // What is the same at both ends needs no table.
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - from;
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= endA - from; row++) {
    const line = [row];
    const letter = a.charCodeAt(from + row - 1);
    for (let column = 1; column <= width; column++) {
      const other = b.charCodeAt(from + column - 1);
      let least = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (letter === other ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === b.charCodeAt(from + column - 2) &&
        other === a.charCodeAt(from + row - 2);
      if (swapped) least = Math.min(least, at(before, column - 2) + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return most + 1;
    before = last;
    last = line;
  }
  return Math.min(at(last, width), most + 1);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
