import { Component, type ErrorInfo, type ReactNode } from 'react';
import { t } from '../state/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type Props = {
  children: ReactNode;
  /** What is shown: something else is tried anew. */
  of?: string | null;
};

/** Keeps what goes wrong in one pane out of the others. React knows such a boundary as a class only. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // Reaches the app's log through the console.
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" style={{ display: 'grid', flex: 1 }}>
        <EmptyState
          title={t.app.somethingBroke}
          action={<Button onPress={() => this.setState({ failed: false })}>{t.app.showAgain}</Button>}
        >
          {t.app.somethingBrokeText}
        </EmptyState>
      </div>
    );
  }
}
