import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { startSaving } from '../../state/jobs.ts';
import { useLibrary } from '../../state/library.ts';
import { openArticle } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx';
import { type LinkMenuAt, openOutside } from './frame-links.ts';

/** What can be done with a link of an article. One that is in the library is read from there. */
export function LinkMenu({ menu, onClose }: { menu: LinkMenuAt | null; onClose: () => void }) {
  const known = useKnown(menu?.url ?? null);
  const readOnly = useLibrary((library) => library.readOnly);
  const url = menu?.url ?? '';
  const mail = url.startsWith('mailto:');
  const entries: MenuEntry[] = [
    {
      id: 'open',
      icon: 'external-link',
      label: mail ? t.reader.linkMail : t.reader.linkOpen,
      onAction: () => openOutside(url),
    },
    {
      id: 'copy',
      icon: 'copy',
      label: t.reader.linkCopy,
      onAction: () => quietly(call('app.copyText', { text: mail ? url.slice('mailto:'.length) : url })),
    },
    ...(mail || (readOnly && known === null) ? [] : [offprint(url, known)]),
  ];
  return <ContextMenu label={t.reader.link} at={menu?.at ?? null} entries={entries} onClose={onClose} />;
}

function offprint(url: string, known: ArticleId | null): MenuEntry {
  if (known !== null)
    return {
      id: 'read',
      icon: 'book-open',
      label: t.reader.linkRead,
      onAction: () => openArticle(known, { focus: true }),
    };
  return {
    id: 'save',
    icon: 'plus',
    label: t.reader.linkSave,
    onAction: () => {
      quietly(startSaving([{ kind: 'link', url }]));
      showToast(t.reader.linkSaving);
    },
  };
}

/** The article that the library has of an address. */
function useKnown(url: string | null): ArticleId | null {
  const [known, setKnown] = useState<{ url: string; id: ArticleId | null } | null>(null);
  useEffect(() => {
    if (url === null || url.startsWith('mailto:')) return;
    let current = true;
    call('save.known', { urls: [url] }).then(
      ([answer]) => current && setKnown({ url, id: answer?.id ?? null }),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [url]);
  return known !== null && known.url === url ? known.id : null;
}

function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}
