import { type KeyboardEvent, type Ref, useContext, useEffect, useRef, useState } from 'react';
import { ComboBox, ComboBoxStateContext, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { suggestTags, tidyTag } from './suggest.ts';
import styles from './TagField.module.css';

type Props = {
  tags: readonly string[];
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

/** Tags in a field, and room to type one more. The library's own tags are offered; Enter, Tab and the comma take what
 * is typed, and so does leaving the field. */
export function TagField({ tags, onAdd, onRemove, autoFocus = false, inputRef }: Props) {
  const known = useLibrary((library) => library.tags);
  const [text, setText] = useState('');
  const suggestions = tidyTag(text) === '' ? [] : suggestTags(known, tags, text);

  const add = (typed: string) => {
    const tag = tidyTag(typed);
    setText('');
    if (tag !== '' && !tags.includes(tag)) onAdd(tag);
  };
  const type = (typed: string) => (typed.endsWith(',') ? add(typed) : setText(typed));

  return (
    <ComboBox
      aria-label={t.tagging.field}
      className={styles.box}
      items={suggestions.map((tag) => ({ id: tag, tag }))}
      value={null}
      inputValue={text}
      onInputChange={type}
      onChange={(key) => {
        if (key !== null) add(String(key));
      }}
      allowsCustomValue
      menuTrigger="input"
    >
      <div className={styles.field}>
        <Icon name="tag" className={styles.icon} />
        {tags.map((tag) => (
          <Tag key={tag} onRemove={() => onRemove(tag)} removeLabel={t.tagging.remove(tag)}>
            <bdi>{tag}</bdi>
          </Tag>
        ))}
        <Entry
          text={text}
          offers={suggestions.length > 0}
          add={add}
          autoFocus={autoFocus}
          onBack={() => {
            const last = tags.at(-1);
            if (last !== undefined) onRemove(last);
          }}
          {...(inputRef ? { inputRef } : {})}
        />
      </div>
      <Popover className={styles.popover} offset={4} placement="bottom start">
        <ListBox className={styles.list} aria-label={t.tagging.suggestions}>
          {({ tag }: { id: string; tag: string }) => (
            <ListBoxItem textValue={tag} className={styles.option}>
              <Icon name="hash" className={styles.icon} />
              <bdi>{tag}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

type EntryProps = {
  text: string;
  add: (text: string) => void;
  /** Backspace in the empty field. */
  onBack: () => void;
  autoFocus: boolean;
  /** There is something to choose from. */
  offers: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

function Entry({ text, offers, add, onBack, autoFocus, inputRef }: EntryProps) {
  const state = useContext(ComboBoxStateContext);
  const opened = useRef('');
  useEffect(() => {
    // The field opens its list by itself when there is something in it as the text changes. After nothing, or a text that
    // nothing begins with, what is offered comes a moment later.
    if (text === opened.current || state === null) return;
    opened.current = text;
    if (offers && state.isFocused && !state.isOpen) state.open(null, 'input');
  }, [text, offers, state]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = state?.isOpen === true && state.selectionManager.focusedKey !== null;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !chosen) add(text);
    if (event.key === 'Backspace' && text === '' && !event.repeat) onBack();
  };
  return (
    <Input
      ref={inputRef}
      className={styles.input}
      placeholder={t.tagging.field}
      autoFocus={autoFocus}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={() => add(text)}
    />
  );
}
