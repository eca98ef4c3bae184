import { searchOperatorRows } from '../../shared/locales/en-query.ts';
import { commonOptions, type OptionSpec } from './arguments.ts';
import { type Command, commands } from './commands.ts';

const width = 22;
/** Characters in a line. */
const LINE = 110;

/** The help for everything. */
export function generalHelp(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}\n`);
  return `Offprint keeps news articles for good, and finds them again.

Usage: offprint COMMAND [OPTION…]
       offprint COMMAND --help

${rows.join('')}
${optionRows({ ...commonOptions, version: { value: null, help: 'print the version' } })}
Exits with 0, with 1 and one sentence on standard error, or with 2 for wrong use.
`;
}

export function commandHelp(name: string, command: Command): string {
  const lines = command.usage.map((usage, at) =>
    `${at === 0 ? 'Usage: ' : '       '}offprint ${name} ${usage}`.trimEnd(),
  );
  const summary = `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`;
  const query =
    command.takesQuery === true
      ? `\nWords that narrow a search (give it in single quotes):\n${operatorRows()}`
      : '';
  return `${lines.join('\n')}\n\n${summary}\n\n${optionRows({ ...command.options, ...commonOptions })}${query}`;
}

function operatorRows(): string {
  return searchOperatorRows()
    .map(({ sign, example, text }) => `  ${sign.padEnd(width)}${example.padEnd(26)}${text}\n`)
    .join('');
}

function optionRows(options: Record<string, OptionSpec>): string {
  return Object.entries(options)
    .map(([name, { value, help }]) => {
      const option = `  ${`--${name}${value === null ? '' : ` ${value}`}`.padEnd(width)}`;
      return `${option}${wrapped(help, LINE - width - 2).join(`\n${' '.repeat(width + 2)}`)}\n`;
    })
    .join('');
}

/** Lines of whole words, each as long as it may be. */
function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > length) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
