import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './charset.ts';

/** Writes text in an encoding that Node can only read, by trying every sequence of one and two bytes. */
function encode(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytesOf = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    const character = decoder.decode(new Uint8Array(bytes));
    if ([...character].length === 1 && character !== '\uFFFD' && !bytesOf.has(character))
      bytesOf.set(character, bytes);
  };
  for (let first = 0; first < 256; first++) learn([first]);
  // Node's decoder is no help here: see charset.ts.
  if (label === 'windows-1252') {
    for (const [character, byte] of Object.entries({ '„': 0x84, '“': 0x93, '–': 0x96, '€': 0x80 }))
      bytesOf.set(character, [byte]);
  }
  if (new Set(text).size > 0 && [...text].some((character) => !bytesOf.has(character))) {
    for (let first = 0x81; first < 256; first++)
      for (let second = 0x30; second < 256; second++) learn([first, second]);
  }
  return new Uint8Array([...text].flatMap((character) => bytesOf.get(character) ?? [0x3f]));
}

const texts: [label: string, text: string][] = [
  [
    'windows-1252',
    'Der Bürgermeister fährt über die schöne Brücke, „sagt“ er – für 5 €. Später läuft er zurück nach Köln.',
  ],
  [
    'windows-1251',
    'Мост через гавань снова открыт для движения после одиннадцати недель ремонта, сообщили в городе.',
  ],
  [
    'koi8-r',
    'Мост через гавань снова открыт для движения после одиннадцати недель ремонта, сообщили в городе.',
  ],
  [
    'windows-1253',
    'Η γέφυρα του λιμανιού άνοιξε ξανά για την κυκλοφορία μετά από έντεκα εβδομάδες εργασιών.',
  ],
  ['windows-1255', 'הגשר בנמל נפתח שוב לתנועה לאחר אחד עשר שבועות של עבודות תיקון, כך נמסר מהעירייה.'],
  ['windows-1256', 'أعيد فتح جسر الميناء أمام حركة المرور بعد أحد عشر أسبوعا من أعمال الإصلاح.'],
  ['gbk', '港口大桥在经过十一周的维修之后，于星期六上午重新开放通车。工程师更换了十六根缆绳中的四根。'],
  ['big5', '港口大橋在經過十一周的維修之後，於星期六上午重新開放通車。工程師更換了十六根纜繩中的四根。'],
  ['shift_jis', '港の橋は十一週間の修理を終えて、土曜日の朝に再び開通しました。技術者はケーブルを交換した。'],
  ['euc-jp', '港の橋は十一週間の修理を終えて、土曜日の朝に再び開通しました。技術者はケーブルを交換した。'],
  ['euc-kr', '항구 다리가 십일 주 동안의 수리를 마치고 토요일 아침에 다시 개통되었다고 시가 밝혔다.'],
];

const page = (text: string, charset: string | null) =>
  `<html><head>${charset === null ? '' : `<meta charset="${charset}">`}</head><body><p>${text}</p></body></html>`;

describe.each(texts)('%s', (label, text) => {
  it('by the header', () => {
    expect(decodeText(encode(label, page(text, null)), `text/html; charset="${label}"`)).toBe(
      page(text, null),
    );
  });

  it('by the page', () => {
    expect(decodeText(encode(label, page(text, label)), 'text/html')).toBe(page(text, label));
  });

  it('by the page, when the server says Latin to everything', () => {
    expect(decodeText(encode(label, page(text, label)), 'text/html; charset=iso-8859-1')).toBe(
      page(text, label),
    );
  });

  it('by its look, when the page says that it is UTF-8', () => {
    const long = page(`${text} `.repeat(8), 'utf-8');
    expect(decodeText(encode(label, long), 'text/html; charset=utf-8')).toBe(long);
  });

  it('by its look alone', () => {
    const long = page(`${text} `.repeat(8), null);
    expect(decodeText(encode(label, long), null)).toBe(long);
  });

  it('is not believed of a page in UTF-8', () => {
    const bytes = new TextEncoder().encode(page(text, label));
    expect(decodeText(bytes, `text/html; charset=${label}`)).toBe(page(text, label));
  });
});

describe('Unicode', () => {
  const text = page('Brücke 橋 мост 😀', null);

  it.each([
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
  ])('in %s, byte order mark: %s', (label, marked) => {
    const bytes = Buffer.from(marked ? `\uFEFF${text}` : text, 'utf16le');
    if (label === 'utf-16be') bytes.swap16();
    expect(decodeText(bytes, null)).toBe(text);
  });

  it('in UTF-8 with a mark, whatever else is said', () => {
    expect(decodeText(Buffer.from(`\uFEFF${text}`), 'text/html; charset=shift_jis')).toBe(text);
  });

  it('in UTF-8 that was cut within a character, or holds a stray byte', () => {
    const bytes = Buffer.from(page('Brücke über die Förde, größer als die alte. '.repeat(5), null));
    expect(decodeText(bytes.subarray(0, bytes.indexOf(0xc3) + 1), 'text/html; charset=utf-8')).toMatch(
      /<p>Br\uFFFD$/,
    );
    expect(decodeText(Buffer.concat([bytes, Buffer.from([0xff])]), null)).toMatch(/^.*Brücke über.*\uFFFD$/);
  });

  it('is not UTF-16 because an ASCII page says so', () => {
    expect(decodeText(Buffer.from(page('plain', 'utf-16')), null)).toBe(page('plain', 'utf-16'));
  });
});

it('reads ISO-2022-JP where it is named', () => {
  const bytes = Buffer.concat([Buffer.from('\x1b$B'), Buffer.from([0x36, 0x36]), Buffer.from('\x1b(B')]);
  expect(decodeText(bytes, 'text/html; charset=iso-2022-jp')).toBe('橋');
});

it('takes any bytes, and labels that mean nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string()), (bytes, label) => {
      expect(typeof decodeText(bytes, label === null ? null : `text/html; charset=${label}`)).toBe('string');
    }),
  );
});
