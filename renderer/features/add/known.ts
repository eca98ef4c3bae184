import { useEffect, useMemo, useState } from 'react';
import { addressesIn } from '../../../shared/url.ts';
import { call } from '../../api/api.ts';
import { latestOnly } from '../../state/latest.ts';

/** As many as one question takes. */
const most = 1000;

/** The addresses in a text, and how many of them the library has already. */
export function useLinks(text: string): { links: string[]; known: number } {
  const links = useMemo(() => addressesIn(text), [text]);
  const [answer, setAnswer] = useState<ReadonlySet<string>>(new Set());
  const ask = useMemo(
    () =>
      latestOnly(async (urls: string[]) => {
        const found = await call('save.known', { urls: urls.slice(0, most) }).catch(() => []);
        setAnswer(new Set(found.flatMap(({ url, id }) => (id === null ? [] : [url]))));
      }),
    [],
  );
  useEffect(() => {
    if (links.length > 0) ask(links);
  }, [links, ask]);
  return { links, known: links.filter((link) => answer.has(link)).length };
}
