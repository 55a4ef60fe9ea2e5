import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview, OpenQuestion } from '../../../shared/features/imports/imports.schema.ts'
import type { Mapping, ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { TakeBar } from '../../app/TakeBar.tsx'
import { type TabPage, TabView } from '../../ui/TabView.tsx'
import { ChoicesPage } from './ChoicesPage.tsx'
import { ColumnsPage } from './ColumnsPage.tsx'
import { KeptBackNotes, RowsNotTaken, RowsWaiting } from './LineLists.tsx'
import { OrganisationsPage } from './OrganisationsPage.tsx'
import { SummaryPage } from './SummaryPage.tsx'
import { ValuesPage } from './ValuesPage.tsx'
import { firstPage, type ImportPage, openInAll, openOn, pageOfQuestion } from './open-questions.ts'
import type { Import } from './use-import.ts'
import { valuesWaitedFor } from './rows-not-taken.ts'
import { useSeenValues } from './use-seen-values.ts'

export interface ImportPageProps {
  readonly preview: ImportPreview
  readonly mapping: Mapping
  readonly onEdit: (mapping: Mapping) => void
}

/** What was understood of a file, and everything that a person must or may settle before it is taken. */
export function ImportCheck({ work, preview, mapping }: Omit<ImportPageProps, 'onEdit'> & { readonly work: Import }) {
  const { t } = useTranslation('import-screen')
  const [page, setPage] = useState<ImportPage>(() => firstPage(preview))
  const [field, setField] = useState<ValueField | null>(null)
  const seen = useSeenValues(preview.fields)
  const parts = { preview, mapping, onEdit: work.edit }
  const { open, counts } = preview

  const mark = (of: ImportPage, count: number): TabPage<ImportPage>['mark'] => {
    const questions = openOn(open, of)
    if (questions > 0) return { text: String(questions), label: t('open', { count: questions }), calls: true }
    return count === 0 ? undefined : { text: String(count), label: t('listed', { count }), calls: false }
  }

  const settle = (question: OpenQuestion): void => {
    setPage(pageOfQuestion(question))
    if (question.about === 'value' || question.about === 'values') setField(question.field)
  }
  const settleValues = (): void => {
    const first = valuesWaitedFor(preview)[0] ?? open.find(question => pageOfQuestion(question) === 'values')
    if (first !== undefined) settle(first)
  }

  const pages: readonly TabPage<ImportPage>[] = [
    {
      id: 'summary',
      title: t('page.summary'),
      content: <SummaryPage preview={preview} onSettle={settle} />
    },
    { id: 'columns', title: t('page.columns'), mark: mark('columns', 0), content: <ColumnsPage {...parts} /> },
    { id: 'choices', title: t('page.choices'), mark: mark('choices', 0), content: <ChoicesPage {...parts} /> },
    {
      id: 'values',
      title: t('page.values'),
      mark: mark('values', 0),
      content: <ValuesPage {...parts} seen={seen} field={field} onField={setField} />
    },
    {
      id: 'organisations',
      title: t('page.organisations'),
      mark: mark('organisations', preview.organisationsNew),
      content: <OrganisationsPage {...parts} />
    },
    {
      id: 'not-taken',
      title: t('page.not-taken'),
      mark: mark('not-taken', counts.rowsNotTaken),
      content: (
        <>
          <RowsWaiting preview={preview} onSettle={settleValues} />
          <RowsNotTaken report={preview} />
        </>
      )
    },
    {
      id: 'notes',
      title: t('page.notes'),
      mark: mark('notes', counts.notesKeptBack),
      content: <KeptBackNotes report={preview} />
    }
  ]
  return (
    <>
      <CheckBar work={work} preview={preview} />
      <TabView label={t('pages')} pages={pages} chosen={page} onChoose={setPage} autoFocus />
    </>
  )
}

/** What stands in the way, or what will come of it; and the button that takes the file. */
function CheckBar({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { t } = useTranslation('import-screen')
  const questions = openInAll(preview.open)
  const isBehind = work.preview.isFetching
  const state = (): string => {
    if (isBehind) return t('looking')
    return questions > 0 ? t('questions-open', { count: questions }) : t('ready', { count: preview.counts.visitsNew })
  }
  return (
    <TakeBar
      state={state()}
      undo={work.undo}
      onLeave={work.chooseFile}
      onTake={() => work.take(preview)}
      canTake={preview.ready && !isBehind}
      words={{ undo: t('undo'), leave: t('choose-another'), take: t('take') }}
      pinned
    />
  )
}
