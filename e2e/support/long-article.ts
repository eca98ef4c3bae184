const places = ['harbour', 'mill', 'chapel', 'orchard', 'quarry', 'ferry house'];

/** An article of six parts, as Markdown: long enough to scroll through at any size. Every paragraph has a sentence of its own,
 * "Stone 3.2 stands by the chapel." */
export const longArticle = {
  title: 'A walk along the boundary stones',
  markdown: [
    '# A walk along the boundary stones',
    'There are thirty-six of them, and nobody has seen them all in one day.',
    ...places.flatMap((place, part) => [
      `## The ${place}`,
      ...Array.from({ length: 6 }, (_, at) => [
        ...(at === 3 ? [`### Behind the ${place}`] : []),
        `Stone ${part + 1}.${at + 1} stands by the ${place}. ${'It was set in the year of the dry summer, when the parish quarrelled about *water* and **walls**, and has a cross on its northern side that the moss has not covered yet. '.repeat(2)}`,
      ]).flat(),
    ]),
  ].join('\n\n'),
};
