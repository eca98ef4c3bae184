import type { ListView } from '../../../shared/model/view.ts';
import { runCommand } from '../../state/commands.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** A view without articles: what comes there, and how. */
export function EmptyView({ view }: { view: ListView }) {
  const { title, text } = t.list.empty[view.kind];
  const canAdd = view.kind === 'unread' || view.kind === 'all';
  return (
    <EmptyState
      title={title}
      action={canAdd ? <Button onPress={() => runCommand('add')}>{t.list.addFirst}</Button> : null}
    >
      {text}
    </EmptyState>
  );
}
