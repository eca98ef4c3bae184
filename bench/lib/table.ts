/** Prints a table in Markdown, as `docs/performance.md` has them. */
export function printTable(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(heads.map(() => '---'));
  console.log(`\n**${title}**\n\n${[line(heads), rule, ...rows.map(line)].join('\n')}`);
}

/** Milliseconds, megabytes: with a decimal where it matters. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');
}

/** "1.25 ×" */
export function ratio(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(2)} ×` : '–';
}
