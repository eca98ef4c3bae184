import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropImages, linkedImages, moveImages } from './image-links.ts';

const article = `A ![boat](images/1.jpg "At dawn") and [![small](images/2.png)](https://example.org/images/2.png).

<figure><img src="images/3.webp" alt=""><figcaption>By night</figcaption></figure>

![far](https://example.org/images/9.jpg) ![map][map]

\`\`\`md
![code](images/4.jpg)
\`\`\`

> ~~~
> ![quoted code](images/5.jpg)
> ~~~

[map]: images/6.avif
`;

test('images are found where they are links, each once', () => {
  expect(linkedImages(article + article)).toEqual(['1.jpg', '2.png', '3.webp', '6.avif']);
});

test('links are led to another folder, and nothing else is changed', () => {
  expect(moveImages(article, 'images/ab')).toBe(
    article.replace(/images\/([1236])\.(jpg|png|webp|avif)(?!\)\.)/g, 'images/ab/$1.$2'),
  );
});

test('a fence in a list, one inside a line and one that is never closed hide no image', () => {
  const text =
    '* ```js\n  ![](images/1.jpg)\n  ```\n\n```not a fence```\n\n![](images/2.jpg)\n\n~~~\n![](images/3.jpg)';
  expect(linkedImages(text)).toEqual(['2.jpg', '3.jpg']);
});

test('an image that is left out leaves its description', () => {
  const left = dropImages(article);
  expect(left).toContain('A boat and [small](https://example.org/images/2.png).');
  expect(left).toContain('![far](https://example.org/images/9.jpg)');
  expect(left).toContain('![code](images/4.jpg)');
});

test('a text without images of the article comes back as it is', () => {
  const words = fc.constantFrom(
    '![',
    ']',
    '(',
    ')',
    '```',
    '~~~',
    '\n',
    'images',
    '/x',
    ' ',
    '"',
    '> ',
    '<img src=',
  );
  fc.assert(
    fc.property(
      fc.array(words).map((parts) => parts.join('')),
      (text) => {
        if (linkedImages(text).length === 0) expect(moveImages(text, 'elsewhere')).toBe(text);
        expect(dropImages(moveImages(text, 'images')).length).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

test('a long text of open brackets is read in one pass', () => {
  const brackets = '!['.repeat(200_000);
  expect(dropImages(brackets)).toBe(brackets);
  expect(moveImages(']('.repeat(200_000), 'x')).toHaveLength(400_000);
});
