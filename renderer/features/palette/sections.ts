import { commandGroups } from '../../../shared/commands.ts';
import { applicableCommands } from '../../state/applicable.ts';
import { useSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import {
  commandEntry,
  type Entry,
  pageEntries,
  type Shown,
  searchEntries,
  tagEntries,
  viewEntries,
} from './entries.ts';
import { fuzzy } from './fuzzy.ts';

export type Section = { title: string; rows: Shown[] };

/** What there is to choose from, as it was when the palette opened: what applies is asked before the focus moves. */
export type Choice = { commands: Entry[]; recent: Entry[]; views: Entry[]; tags: Entry[]; pages: Entry[] };

export function choiceNow(): Choice {
  const applicable = applicableCommands().filter(({ id }) => id !== 'palette');
  const { recentCommands } = useSettings.getState();
  return {
    commands: applicable.map(commandEntry),
    recent: recentCommands.flatMap((id) => {
      const command = applicable.find((candidate) => candidate.id === id);
      return command === undefined ? [] : [commandEntry(command)];
    }),
    views: [...viewEntries(), ...searchEntries()],
    tags: tagEntries(),
    pages: pageEntries(),
  };
}

/** Rows of a kind that are shown at most. */
const most = { places: 8, pages: 4 };
/** How much being used lately counts against a better match. */
const recentWorth = 2;

/** What the palette shows for what was typed. Without anything typed: what was used last, then everything by group. `>` in
 * front: commands alone. */
export function sectionsFor(typed: string, choice: Choice, articles: Shown[]): Section[] {
  const onlyCommands = typed.startsWith('>');
  const query = (onlyCommands ? typed.slice(1) : typed).trim();
  if (query === '') return whole(choice, onlyCommands);
  const recent = new Set(choice.recent.map(({ id }) => id));
  const commands = ranked(choice.commands, query, ({ id }) => (recent.has(id) ? recentWorth : 0));
  const sections = [{ title: t.palette.commands, rows: commands }];
  if (!onlyCommands) {
    const places = ranked([...choice.views, ...choice.tags], query).slice(0, most.places);
    const pages = ranked(choice.pages, query).slice(0, most.pages);
    sections.push(
      { title: t.palette.places, rows: places },
      { title: t.palette.pages, rows: pages },
      { title: t.palette.articles, rows: articles },
    );
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

function whole({ commands, recent, views, pages }: Choice, onlyCommands: boolean): Section[] {
  const known = new Set(recent.map(({ id }) => id));
  const ofGroup = (group: string) =>
    commands
      .filter(({ id, sub }) => sub === group && !known.has(id))
      // The heading says it.
      .map((entry) => plain({ ...entry, sub: null }));
  const sections = [
    { title: t.palette.recent, rows: recent.map(plain) },
    ...commandGroups.map((group) => ({ title: t.groups[group], rows: ofGroup(t.groups[group]) })),
  ];
  if (!onlyCommands) {
    sections.push({ title: t.palette.places, rows: views.map(plain) });
    sections.push({ title: t.palette.pages, rows: pages.map(plain) });
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

function plain(entry: Entry): Shown {
  return { entry, label: { text: entry.label, marks: [] } };
}

function ranked(
  entries: readonly Entry[],
  query: string,
  bonus: (entry: Entry) => number = () => 0,
): Shown[] {
  return entries
    .flatMap((entry) => {
      const match = fuzzy(entry.label, query);
      if (match === null) return [];
      return [
        {
          score: match.score + bonus(entry),
          shown: { entry, label: { text: entry.label, marks: match.marks } },
        },
      ];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ shown }) => shown);
}
