import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { ArticleId } from '../../../shared/model/record.ts';
import { call, failureOf } from '../../api/api.ts';
import { endCorrecting, useCorrecting } from '../../state/correcting.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Editor } from './Editor.tsx';
import { fieldsOf, sameFields } from './fields.ts';

type Source = Output<'articles.source'>;

/** In the reader's place: an article that is put right by hand. A correction that was begun before is offered first. */
export function Correcting({ id }: { id: ArticleId }) {
  const [source, setSource] = useState<Source | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const resume = useCorrecting((correcting) => correcting.resume);
  const [chosen, setChosen] = useState<'continue' | 'anew' | null>(null);

  useEffect(() => {
    let current = true;
    call('articles.source', { id }).then(
      (answer) => current && setSource(answer),
      (error: unknown) => current && setFailure(failureOf(error)),
    );
    return () => {
      current = false;
    };
  }, [id]);

  if (failure !== null) {
    return (
      <EmptyState
        title={t.correct.failed}
        action={<Button onPress={endCorrecting}>{t.correct.backToArticle}</Button>}
      >
        {t.failure(failure)}
      </EmptyState>
    );
  }
  if (source === null) return null;
  const saved = fieldsOf(source.record, source.markdown, source.proof);
  const begun = source.draft !== null && !sameFields(source.draft, saved) ? source.draft : null;
  if (begun !== null && chosen === null && !resume) {
    return (
      <EmptyState
        title={t.correct.begun}
        action={
          <>
            <Button variant="primary" autoFocus onPress={() => setChosen('continue')}>
              {t.correct.continue}
            </Button>
            <Button onPress={() => setChosen('anew')}>{t.correct.discard}</Button>
          </>
        }
      >
        {t.correct.begunText}
      </EmptyState>
    );
  }
  return <Editor record={source.record} saved={saved} draft={begun} anew={chosen === 'anew'} />;
}
