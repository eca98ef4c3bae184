import { afterEach, expect, test } from 'vitest';
import { article, libraryFolders, titlesOf } from '../store/store.testing.ts';

const libraries = libraryFolders();
afterEach(libraries.clear);

test('words are found however their script writes them', async () => {
  const library = await libraries.open(await libraries.folder());
  const cases = [
    ['図書館', '新しい図書館は川のそばにある。'],
    ['コーヒー', '朝はコーヒーを飲む。'],
    ['학교', '그는 학교에서 공부한다.'],
    ['서울', '서울까지 두 시간이 걸린다.'],
    ['รถไฟ', 'เรานั่งรถไฟไปเชียงใหม่'],
    ['ປະເທດ', 'ປະເທດລາວສວຍງາມ'],
    ['مدرسة', 'ذهب إلى مَدْرَسَةٍ جديدة'],
    ['احمد', 'قال أَحمد كلمة'],
    ['اسلام', 'تاريخ الإسلام طويل والإسلام, إسلام'],
    ['ספר', 'קניתי סֵפֶר חדש'],
    ['istanbul', 'İSTANBUL kışın soğuktur'],
    ['ισχυροσ', 'Ο άνεμος ήταν ισχυρός'],
    ['ёлка', 'В доме стоит елка'],
    ['зелёный', 'ЗЕЛЕНЫЙ чай'],
    ['office', 'The oﬃce was closed'],
    ['hello', 'ｈｅｌｌｏ there'],
    ['weiss', 'Ein weißes Blatt ist weiß'],
    ['smorrebrod', 'Smørrebrød til frokost'],
    ['naivete', 'His naïveté charmed them'],
  ] as const;
  await library.add(
    cases.map(([query, text]) => article(`Zz ${cases.findIndex(([other]) => other === query)}`, text)),
  );
  for (const [at, [query]] of cases.entries())
    expect(await titlesOf(library, query), query).toEqual([`Zz ${at}`]);
});
