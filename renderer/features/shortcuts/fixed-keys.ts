/** Keys that cannot be changed: moving between panes and rows, and going back. */
export const fixedKeys = [
  { id: 'panes', keys: ['F6'] },
  { id: 'back', keys: ['Escape'] },
  { id: 'rows', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'extend', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { id: 'toggle', keys: ['Space'] },
  { id: 'all', keys: ['Mod+A'] },
  { id: 'caret', keys: ['ArrowRight', 'Mod+ArrowRight'] },
  { id: 'select', keys: ['Shift+ArrowRight', 'Mod+Shift+ArrowRight'] },
  { id: 'bar', keys: ['Tab'] },
  { id: 'write', keys: ['Mod+Enter', 'Escape'] },
] as const;
