import { createHash } from 'node:crypto';

/** How an exported article looks: on a screen as light or dark as the system, on paper black on white. */
export const sheetStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#212425, #d9d9d5);
  --dim: light-dark(#585f61, #a0a5a5);
  --back: light-dark(#ffffff, #1a1c1d);
  --inset: light-dark(#f5f5f3, #232627);
  --link: light-dark(#0a6170, #74c3cf);
  --line: light-dark(#e2e4e1, #2d3132);
  --strong: light-dark(#7c8486, #727a7b);
  --yellow: light-dark(#fdeea2, #473c11);
  --yellow-line: light-dark(#866400, #dbb645);
  --green: light-dark(#d4efcf, #1e4127);
  --green-line: light-dark(#2c7635, #6fc27b);
  --blue: light-dark(#d2e5fb, #1c3a58);
  --blue-line: light-dark(#1d67b1, #70b0ec);
  --pink: light-dark(#fbd8e2, #502338);
  --pink-line: light-dark(#b43165, #ef8aaf);
  --violet: light-dark(#e5dcfa, #382e5b);
  --violet-line: light-dark(#6746bd, #b09af4);
}
* { box-sizing: border-box; }
body {
  max-width: 42rem; margin: 3.5rem auto; padding: 0 1.25rem; background: var(--back); color: var(--text);
  font: 1.15rem/1.6 'Noto Serif', Charter, 'Iowan Old Style', Georgia, serif; overflow-wrap: break-word; text-wrap: pretty;
}
header { margin-bottom: 1.9em; padding-bottom: 1em; border-bottom: 1px solid var(--line); }
header p { margin: 0.3em 0; color: var(--dim); font: 0.8em/1.45 system-ui, sans-serif; }
h1 { margin: 0.2em 0 0.4em; font-size: 1.75em; line-height: 1.2; }
h2 { margin: 1.6em 0 0.5em; font-size: 1.26em; line-height: 1.28; }
h3, h4, h5, h6 { margin: 1.4em 0 0.35em; font-size: 1.06em; line-height: 1.35; }
p { margin: 0 0 0.9em; }
a { color: var(--link); text-underline-offset: 0.18em; }
img { display: block; max-width: 100%; height: auto; margin: 0.6em 0; border-radius: 4px; }
figure { margin: 1.5em 0; }
figcaption, caption, .missing-image { color: var(--dim); font: 0.8em/1.45 system-ui, sans-serif; text-align: start; }
blockquote { margin: 1.3em 0; padding-inline-start: 1.1em; border-inline-start: 2px solid var(--strong); }
ul, ol { padding-inline-start: 1.5em; }
li { margin-bottom: 0.3em; }
pre { padding: 0.9em 1.1em; border-radius: 6px; background: var(--inset); white-space: pre-wrap; direction: ltr; text-align: left; }
code, kbd, samp { font-family: ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace; font-size: 0.84em; }
table { width: 100%; margin: 1.3em 0; border-collapse: collapse; font: 0.8em/1.4 system-ui, sans-serif; }
th, td { padding: 0.45em 0.6em 0.45em 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; overflow-wrap: anywhere; }
th { border-bottom-color: var(--strong); }
hr { width: 5em; margin: 2em auto; border: 0; border-top: 1px solid var(--strong); }
sup, sub { font-size: 0.72em; line-height: 1; }
mark { padding: 0.06em 0; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
mark.yellow { background: var(--yellow); text-decoration-color: var(--yellow-line); }
mark.green { background: var(--green); text-decoration-color: var(--green-line); text-decoration-style: dashed; }
mark.blue { background: var(--blue); text-decoration-color: var(--blue-line); text-decoration-style: dotted; }
mark.pink { background: var(--pink); text-decoration-color: var(--pink-line); text-decoration-style: double; }
mark.violet { background: var(--violet); text-decoration-color: var(--violet-line); text-decoration-style: wavy; }
.notes, .footnotes { margin-top: 2.5em; padding-top: 0.6em; border-top: 1px solid var(--line); }
.notes li { margin-bottom: 1.2em; }
.notes blockquote { margin: 0 0 0.4em; border-inline-start-width: 3px; color: var(--dim); white-space: pre-line; }
.notes blockquote.yellow { border-color: var(--yellow-line); }
.notes blockquote.green { border-color: var(--green-line); }
.notes blockquote.blue { border-color: var(--blue-line); }
.notes blockquote.pink { border-color: var(--pink-line); }
.notes blockquote.violet { border-color: var(--violet-line); }
.notes .comment { white-space: pre-line; }
@page { margin: 20mm 18mm 22mm; }
@media print {
  :root { color-scheme: only light; --text: #000; --dim: #333; --back: #fff; --link: #000; --line: #999; --inset: #f4f4f4; }
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; line-height: 1.45; orphans: 3; widows: 3; print-color-adjust: exact; }
  header { break-after: avoid; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; break-inside: avoid; }
  /* Or else the outline of a PDF has no space where a heading goes on in the next line. */
  h1, h2, h3, h4, h5, h6 { white-space: pre-wrap; }
  figure, img, tr, .notes li { break-inside: avoid; }
  img { max-height: 220mm; object-fit: contain; object-position: left; }
  thead { display: table-header-group; }
  .footnote-back, .back { display: none; }
}
`;

/** The only style that the page's own policy lets in. */
export const styleSource = `'sha256-${createHash('sha256').update(sheetStyle).digest('base64')}'`;
