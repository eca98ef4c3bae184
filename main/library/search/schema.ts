import type { SqlDatabase } from './database.ts';

/** Raised whenever what lies in the index changes: an index of another version is made anew. */
const VERSION = 7;

/** `place` orders articles by the time they were saved and is the rowid of the full text. `doc` has what lists filter,
 * sort and count by; `entry` has the rest of a row, apart, so that changing a state rewrites little. What a person changes of
 * thousands at once lies in narrow tables, so that no order and no filter is touched: `trash` has what lies there, `tagged` all
 * tags of an article as JSON, in their order, `tag` each of them. `holds` tells what the full text was made from; `stale` has
 * the articles whose full text should be made from something else: `wants` tells from what (`unknownWants` where that is to be
 * found out), and `missing` that there is none at all. `segment` tells which files the records came from, and what those
 * looked like. `note` has the highlights and the notes of articles, with what lists of them need.
 * `dated` is when an article was published, or saved where nothing is known of that, in ms; with `plain` it is a day, as UTC
 * has it: the same day wherever one is. `noted` is whether there is a note or a comment; `lang` is in small letters, empty
 * where there is none. */
const statements = [
  `create table doc (
    place integer primary key,
    id text not null unique,
    segment integer not null,
    state text not null,
    favourite integer not null,
    progress real not null,
    notes integer not null,
    published text,
    title text not null,
    words integer not null,
    lang text not null,
    image integer not null,
    noted integer not null,
    highlights integer not null,
    dated integer not null,
    plain integer not null,
    holds text
  )`,
  'create table entry (place integer primary key, url text, canonical text, record text not null)',
  'create table trash (place integer primary key)',
  'create table stale (place integer primary key, wants text not null, missing integer not null)',
  'create table tagged (place integer primary key, tags text not null)',
  'create table tag (place integer, tag text, folded text not null, primary key (place, tag)) without rowid',
  'create table segment (number integer primary key, signature text not null, revision text not null)',
  `create table note (
    place integer not null,
    whole integer not null,
    colour text,
    worded integer not null,
    moment text not null,
    start integer not null,
    folded text not null,
    entry text not null
  )`,
  // Rows of one value lie in the order of their places.
  'create index doc_state on doc (state)',
  'create index doc_favourite on doc (favourite) where favourite = 1',
  'create index doc_published on doc (published)',
  'create index doc_title on doc (title, place desc)',
  'create index doc_words on doc (words)',
  'create index doc_lang on doc (lang)',
  'create index doc_dated on doc (dated, plain)',
  'create index doc_image on doc (image) where image = 1',
  'create index doc_worded on doc (noted) where noted = 1',
  'create index doc_highlighted on doc (highlights) where highlights > 0',
  'create index doc_segment on doc (segment)',
  'create index doc_noted on doc (place, notes) where notes > 0',
  'create index note_place on note (place)',
  'create index entry_url on entry (url) where url is not null',
  'create index entry_canonical on entry (canonical) where canonical is not null',
  // For the values that a search operator can have.
  "create index entry_site on entry (record ->> 'site')",
  "create index entry_byline on entry (record ->> 'byline')",
  'create index tag_folded on tag (folded, tag)',
  // Without prefix 1, a single letter takes fifty times as long. Text comes folded; marks belong to their word.
  `create virtual table fts using fts5(
    title, byline, site, tags, notes, body,
    content = '', contentless_delete = 1, detail = full, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
  )`,
  // title, byline, site, tags, notes, body
  "insert into fts (fts, rank) values ('rank', 'bm25(10.0, 3.0, 2.0, 6.0, 6.0, 1.0)')",
  // Texts come in small groups: merging eight of their segments at a time, not four, writes each less often.
  "insert into fts (fts, rank) values ('automerge', 8)",
];

/** The words of the full text, each with the number of its articles: nothing is stored for it. */
const known = "create virtual table temp.known using fts5vocab('main', 'fts', 'row')";

/** Makes the tables in an empty database. False when there are tables of another version, or whose rows were not all put when
 * the process ended: until `finishSchema` they have no version. */
export function prepareSchema(database: SqlDatabase): boolean {
  const version = database.get('pragma user_version')?.user_version;
  if (version === VERSION) {
    database.run(known);
    return true;
  }
  if (version !== 0 || database.get('select 1 from sqlite_schema limit 1') !== null) return false;
  database.transaction(() => {
    for (const statement of statements) database.run(statement);
  });
  database.run(known);
  return true;
}

/** All rows are there: from now on the database is worth keeping. */
export function finishSchema(database: SqlDatabase): void {
  database.run(`pragma user_version = ${VERSION}`);
}
