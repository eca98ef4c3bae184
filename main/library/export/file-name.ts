export { fileStem } from '../../../shared/file-stem.ts';

/** Hands out names of which no two are the same on a system that does not tell capitals apart: `Name`, `Name 2`, … */
export function uniqueNames(): (stem: string) => string {
  const last = new Map<string, number>();
  return (stem) => {
    const key = folded(stem);
    let number = last.get(key) ?? 0;
    let name = stem;
    do {
      number++;
      name = number === 1 ? stem : `${stem} ${number}`;
    } while (number > 1 && last.has(folded(name)));
    last.set(key, number);
    if (number > 1) last.set(folded(name), 1);
    return name;
  };
}

/** Upper case first, so that `ß` and `ss` are the same, as some file systems have it. */
function folded(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC');
}
