import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { domText } from '../../../shared/text/dom.ts';
import { hyphenationOf } from './hyphenate.ts';
import { hyphenateNodes } from './hyphenate-nodes.ts';

function parted(lang: string, words: string): string {
  const breaks = hyphenationOf(lang);
  const part = (word: string) => {
    const at = new Set(breaks?.(word));
    return [...word].map((letter, index) => (at.has(index) ? `-${letter}` : letter)).join('');
  };
  return words.split(' ').map(part).join(' ');
}

describe('words are parted', () => {
  test.each([
    [
      'en',
      'window winter children hundred control country',
      'win-dow win-ter chil-dren hun-dred con-trol coun-try',
    ],
    [
      'en',
      'something morning running telling making sibling',
      'some-thing morn-ing run-ning tell-ing mak-ing sib-ling',
    ],
    ['en', 'understanding international government', 'un-der-stand-ing in-ter-na-tional govern-ment'],
    [
      'en',
      'mother through thought pocket singer people string',
      'mother through thought pocket singer people string',
    ],
    ['en', 'sister monster question picture kindness', 'sis-ter mon-ster ques-tion pic-ture kind-ness'],
    [
      'de',
      'fenster zucker zwillinge hafenblatt verbraucher',
      'fens-ter zu-cker zwil-linge ha-fen-blatt ver-brau-cher',
    ],
    ['de-AT', 'bundesregierung', 'bun-des-re-gie-rung'],
    ['es', 'carretera transporte', 'ca-rre-tera trans-porte'],
    ['fr', 'gouvernement montagne', 'gou-ver-ne-ment mon-ta-gne'],
    ['it', 'questo quotidiano', 'que-sto quo-ti-diano'],
    ['sv', 'regeringen', 're-ge-rin-gen'],
  ])('%s: %s', (lang, words, expected) => {
    expect(parted(lang, words)).toBe(expected);
  });

  test('in languages that are known, and in no others', () => {
    for (const lang of ['ja', 'ar', 'ru', 'xx', null]) expect(hyphenationOf(lang)).toBeNull();
  });

  test('never near an end, each place once, in order', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöéñ'), maxLength: 24 });
    fc.assert(
      fc.property(fc.constantFrom('en', 'de', 'es', 'fr', 'it', 'fi'), word, (lang, any) => {
        const breaks = hyphenationOf(lang)?.(any) ?? [];
        expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
        for (const at of breaks) {
          expect(at).toBeGreaterThanOrEqual(2);
          expect(any.length - at).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});

describe('an article is parted', () => {
  const html =
    '<p>The <em>government</em> understanding, NATIONAL McDonaldson.</p><pre>understanding</pre>' +
    '<p lang="de">Bundesregierung</p><p lang="ru">правительство</p>';

  function body(): HTMLElement {
    return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;
  }

  test('with its text as it was', () => {
    const root = body();
    hyphenateNodes(root, 'en');
    const text = (node: Node) => domText<Node>(node, { captions: true }).text;
    expect(text(root)).toBe(text(body()));
    expect(root.textContent).toBe(body().textContent);
  });

  test('in its words, not in code, names in capitals or languages that are not known', () => {
    const root = body();
    hyphenateNodes(root, 'en');
    const marks = (selector: string) =>
      [...root.querySelectorAll(selector)].map((element) =>
        element.innerHTML.replaceAll('<span class="hyphen"></span>', '-'),
      );
    expect(marks('p')).toEqual([
      'The <em>govern-ment</em> un-der-stand-ing, NATIONAL McDonaldson.',
      'Bun-des-re-gie-rung',
      'правительство',
    ]);
    expect(marks('pre')).toEqual(['understanding']);
  });
});
