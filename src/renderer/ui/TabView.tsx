import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useFocusOnce } from './focus-once.ts'
import styles from './TabView.module.css'

export interface TabPage<Id extends string> {
  readonly id: Id
  readonly title: string
  /** A short figure behind the title, such as how much there is to do; `label` says it to a screen reader. */
  readonly mark?: { readonly text: string; readonly label: string; readonly calls: boolean } | undefined
  readonly content: ReactNode
}

export interface TabViewProps<Id extends string> {
  readonly label: string
  readonly pages: readonly TabPage<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** The chosen tab takes the focus when the tabs appear. */
  readonly autoFocus?: boolean
}

/** Pages that stand behind one another. The arrow keys change the page; Tab goes into it. */
export function TabView<Id extends string>({ label, pages, chosen, onChoose, autoFocus }: TabViewProps<Id>) {
  const focusWhenThere = useFocusOnce()
  const choose = (key: unknown): void => {
    const page = pages.find(candidate => candidate.id === key)
    if (page !== undefined) onChoose(page.id)
  }
  return (
    <Tabs className={styles['view'] ?? ''} selectedKey={chosen} onSelectionChange={choose}>
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {pages.map(({ id, title, mark }) => (
          <Tab
            key={id}
            id={id}
            className={styles['tab'] ?? ''}
            ref={autoFocus === true && id === chosen ? focusWhenThere : null}
          >
            {title}
            {mark === undefined ? null : (
              <span className={mark.calls ? styles['calling'] : styles['mark']}>
                <span aria-hidden="true">{mark.text}</span>
                <span className={styles['hidden']}>{`, ${mark.label}`}</span>
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      {pages.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles['panel'] ?? ''}>
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
