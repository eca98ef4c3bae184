import type { NewArticle } from '../ports.ts';
import { article } from '../store/store.testing.ts';

type More = NonNullable<Parameters<typeof article>[2]>;

const fixtures: [title: string, text: string, more?: More][] = [
  [
    'Ferry strike enters its second week',
    'Crews at the north quay stay ashore. The harbour board and the union meet on Monday.',
    { tags: ['ferries'] },
  ],
  [
    'A night on the mail boat',
    'We left the harbour at ten. The ferry passed us with its lights out.',
    { tags: ['travel'] },
  ],
  [
    'Harbour tunnel opens to cyclists',
    'The tunnel under the water was dug for trains. Cyclists pay nothing.',
  ],
  [
    'What the tide gauges say',
    'Sea level at the harbour has risen by nine centimetres since the first gauge.',
    { tags: ['climate', 'water'] },
  ],
  [
    'Water prices to rise in spring',
    'The utility blames pipes laid a century ago. Households pay more from March.',
    { tags: ['water'] },
  ],
  [
    'The reservoir that never filled',
    'Engineers planned for rain that did not come. Water is brought by lorry.',
    { tags: ['water'] },
  ],
  [
    'Drought returns to the south',
    'Wells are dry and the river is low. Farmers ask for water from the reservoir.',
    { tags: ['climate'] },
  ],
  [
    'Korean summit ends without a text',
    'Delegations from Seoul and Pyongyang left through different doors. Lankov called it a draw.',
    { tags: ['korea'] },
  ],
  [
    'Reading Pyongyang from its timetable',
    'Andrei Lankov reads railway timetables. They tell more than speeches, Lankov says.',
    { tags: ['korea'], byline: 'Mina Park' },
  ],
  [
    'A border market, ten years on',
    'Traders cross at dawn. The reading list ends with Lankov.',
    { tags: ['korea', 'trade'] },
  ],
  [
    'Interview: Andrei Lankov',
    'The historian speaks about borders, archives and what he got wrong.',
    { byline: 'Tom Reed' },
  ],
  [
    'Sanctions and the price of rice',
    'Rice costs more each month. Traders at the border hold back stock.',
    { tags: ['trade'] },
  ],
  [
    'Election count goes on',
    'Postal votes are counted last. A result is expected on Friday.',
    { tags: ['politics'] },
  ],
  [
    'How postal votes are counted',
    'Envelopes are opened twice. Observers from each party watch the count.',
    { tags: ['politics'] },
  ],
  [
    'Mayor resigns over the tunnel',
    'Costs had doubled. The mayor said the tunnel was worth it.',
    { tags: ['politics'] },
  ],
  ['The mayor’s last speech', 'It was short, and it rained.', { note: 'compare with the tunnel story' }],
  [
    'Wind farm wins its appeal',
    'The court found no harm to birds. Turbines will stand from next year.',
    { tags: ['energy'] },
  ],
  [
    'Batteries for a whole town',
    'Solar power by day, batteries by night. Energy bills fell by half.',
    { tags: ['energy'] },
  ],
  [
    'Who owns the wind',
    'Villages want a share of what the turbines earn. A law may give it to them.',
    { tags: ['energy'] },
  ],
  [
    'Energy minister under fire',
    'The minister bought shares in a power company. She denies knowing.',
    { tags: ['politics', 'energy'] },
  ],
  ['The last coal train', 'It had forty wagons and one passenger. The power station closed behind it.'],
  [
    'Bread without flour',
    'A baker in the old town mills acorns. The loaves are dark and keep a week.',
    { tags: ['food'] },
  ],
  [
    'Soup for four hundred',
    'The kitchen opens at noon. Bread comes from the baker next door.',
    { tags: ['food'] },
  ],
  [
    'Das neue Straßengesetz',
    'Auf jeder Straße gilt Tempo dreißig. Der Bürgermeister lobt das Gesetz.',
    { lang: 'de' },
  ],
  ['Ein Müller in Köln', 'Die Mühle mahlt noch. Das Brot kommt aus der Straße nebenan.', { lang: 'de' }],
  [
    'Le café du port',
    'On y boit un café en attendant le ferry. Le patron a vendu la moitié des tables.',
    { lang: 'fr' },
  ],
  ['東京の夜行列車', '夜行列車は東京を十時に出る。切符は安い。', { lang: 'ja' }],
  ['大阪のラーメン屋', '東京から来た客が並ぶ。ラーメンは八百円。', { lang: 'ja' }],
  ['서울의 새 도서관', '도서관은 강가에 있다. 서울의 학생들이 모인다.', { lang: 'ko' }],
  ['Библиотека у реки', 'Ещё одна библиотека открылась у реки. Вход свободный.', { lang: 'ru' }],
  [
    'A library by the river',
    'The new library lends tools as well as books. Its reading room faces the river.',
  ],
  ['River festival cancelled', 'High water closed the banks. The library lends its rooms instead.'],
  [
    'Chess in the park',
    'Old men play fast. A girl of nine beat three of them.',
    { note: 'ask about the girl: champion?' },
  ],
  ['A champion at nine', 'She learned chess from her grandfather in the park.', { tags: ['sport'] }],
  [
    'Marathon route changed',
    'Runners cross the bridge twice. The park is closed to cars.',
    { tags: ['sport'] },
  ],
  ['Bridge closed for repairs', 'Engineers found rust in the cables. The bridge opens again in May.'],
  ['Notes from a rust belt', 'Rust, said the engineer, is only slow fire. The mill closed in the nineties.'],
  [
    'Old report on river water',
    'The yearly report on river water lists eleven wells.',
    { saved: '2019-01-01T00:00:00.000Z' },
  ],
  [
    'New report on river water',
    'The yearly report on river water lists eleven wells.',
    { saved: '2024-06-01T00:00:00.000Z' },
  ],
  [
    'Typography for small screens',
    'Letters need room. Long lines tire the eye, short lines break the thought.',
    { tags: ['design'] },
  ],
];

/** Forty short articles for judging what is found first. */
export const judgedArticles = (): NewArticle[] =>
  fixtures.map(([title, text, more]) => article(title, text, more));
