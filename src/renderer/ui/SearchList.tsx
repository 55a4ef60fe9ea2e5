import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { FieldNotes } from './FieldNotes.tsx'
import fieldStyles from './field.module.css'
import styles from './SearchList.module.css'

interface SearchListItem {
  readonly id: string
  /** What a screen reader says. */
  readonly text: string
  readonly content: ReactNode
}

export interface SearchListSection {
  readonly id: string
  readonly title: string
  readonly items: readonly SearchListItem[]
}

export interface SearchListProps {
  readonly label: string
  readonly hint: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly sections: readonly SearchListSection[]
  /** Whether `sections` answers what is typed now, and not what was typed before. */
  readonly settled: boolean
  /** Stands in the place of the list while there is nothing in it. */
  readonly empty: ReactNode
  readonly onOpen: (id: string) => void
}

/**
 * A field to search in, and under it what was found, in sections. The first is marked while one types; the arrow keys mark others and
 * Enter opens, without the focus ever leaving the field.
 */
export function SearchList({ label, hint, typed, onType, sections, settled, empty, onOpen }: SearchListProps) {
  const filled = sections.filter(({ items }) => items.length > 0)
  const list = useRef<HTMLDivElement>(null)
  const first = filled[0]?.items[0]?.id
  // Enter may come before what was found does: then it opens the first as soon as it is there.
  const awaited = useRef<string | null>(null)
  useEffect(() => {
    if (!settled || awaited.current !== typed) return
    awaited.current = null
    if (first !== undefined) onOpen(first)
  }, [settled, typed, first, onOpen])
  // The marked one is not told of an Enter that comes within half a second of a letter.
  const openByEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    awaited.current = settled ? null : typed
    const marked = list.current?.querySelector('[role="option"][data-focused]')?.getAttribute('data-key') ?? first
    if (settled && marked !== undefined) onOpen(marked)
  }
  return (
    <Autocomplete inputValue={typed} onInputChange={onType}>
      <TextField
        className={fieldStyles['field'] ?? ''}
        data-field="search"
        autoFocus
        autoComplete="off"
        spellCheck="false"
      >
        <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
        <Input className={fieldStyles['input'] ?? ''} onKeyDownCapture={openByEnter} />
        <FieldNotes hint={hint} error={undefined} />
      </TextField>
      <ListBox
        ref={list}
        className={styles['list'] ?? ''}
        aria-label={label}
        selectionMode="none"
        onAction={key => {
          if (typeof key === 'string') onOpen(key)
        }}
        renderEmptyState={() => empty}
      >
        {filled.map(section => (
          <ListBoxSection key={section.id} id={section.id} className={styles['section'] ?? ''}>
            <Header className={styles['title'] ?? ''}>{section.title}</Header>
            {section.items.map(({ id, text, content }) => (
              <ListBoxItem key={id} id={id} textValue={text} className={styles['item'] ?? ''}>
                {content}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  )
}
