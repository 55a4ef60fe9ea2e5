import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import styles from './ChoiceList.module.css'

export interface ChoiceListItem {
  readonly id: string
  readonly label: string
  /** Says more about it, under the label. */
  readonly detail?: ReactNode
}

export interface ChoiceListProps {
  readonly label: string
  readonly items: readonly ChoiceListItem[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** One of many, all of them in sight: the arrow keys choose. */
export function ChoiceList({ label, items, chosen, onChoose }: ChoiceListProps) {
  return (
    <ListBox
      className={styles['list'] ?? ''}
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={keys => {
        const item = items.find(candidate => keys !== 'all' && keys.has(candidate.id))
        if (item !== undefined) onChoose(item.id)
      }}
    >
      {items.map(({ id, label: title, detail }) => (
        <ListBoxItem key={id} id={id} textValue={title} className={styles['item'] ?? ''}>
          <span className={styles['title']}>{title}</span>
          {detail === undefined ? null : <span className={styles['detail']}>{detail}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
