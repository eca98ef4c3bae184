const rules = new Intl.PluralRules('en');

/** `1 article`, `2 articles`: the number as the locale writes it, with the word that goes with it. */
export function counted(count: number, written: string, one: string, many: string): string {
  return `${written} ${rules.select(count) === 'one' ? one : many}`;
}
