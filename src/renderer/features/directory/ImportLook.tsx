import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import { TakeBar } from '../../app/TakeBar.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { type TabPage, TabView } from '../../ui/TabView.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import { NameList } from './NameList.tsx'
import { asksForColumns, openIn, unrecognisedIn } from './column-choices.ts'
import type { DirectoryImportWork } from './use-directory-import.ts'

type LookPage = 'columns' | 'problems' | 'fresh' | 'changed' | 'gone' | 'organisations'

interface ImportLookProps {
  readonly work: DirectoryImportWork
  readonly preview: DirectoryPreview
}

/** What a directory of others would do to the bureau's own, before anything is done. */
export function ImportLook({ work, preview }: ImportLookProps) {
  const { t } = useTranslation(['directory', 'directory-columns'])
  const { files, services, sameOrganisations, problemCount, blockingCount } = preview
  const [page, setPage] = useState<LookPage>(() => firstPage(preview))
  const [file, setFile] = useState<string | null>(null)
  const mark = (count: number, calls = false): TabPage<LookPage>['mark'] =>
    count === 0
      ? undefined
      : { text: t('import.number', { value: count }), label: t('import.listed', { count }), calls }
  const columns: TabPage<LookPage> = {
    id: 'columns',
    title: t('directory-columns:page'),
    mark: columnsMark(),
    content: (
      <ImportColumns preview={preview} mapping={work.mapping} onMap={work.map} chosen={file} onChoose={setFile} />
    )
  }
  const pages: readonly TabPage<LookPage>[] = [
    ...(files.length === 0 ? [] : [columns]),
    {
      id: 'fresh',
      title: t('import.page.fresh'),
      mark: mark(services.fresh),
      content: <NameList names={services.freshNames} count={services.fresh} none={t('import.none.fresh')} />
    },
    {
      id: 'changed',
      title: t('import.page.changed'),
      mark: mark(services.changed),
      content: (
        <NameList
          names={services.changedNames.map(({ name, editedHere }) =>
            editedHere ? { name, note: t('import.editedHere') } : name
          )}
          count={services.changed}
          none={t('import.none.changed')}
        />
      )
    },
    {
      id: 'gone',
      title: t('import.page.gone'),
      mark: mark(services.gone),
      content: (
        <Stack>
          {services.gone === 0 ? null : (
            <RadioField
              name="gone"
              label={t('import.gone.label')}
              hint={t('import.gone.hint')}
              options={[
                { value: 'keep', label: t('import.gone.keep') },
                { value: 'remove', label: t('import.gone.remove') }
              ]}
              value={work.gone}
              onChange={work.setGone}
            />
          )}
          <NameList names={services.goneNames} count={services.gone} none={t('import.none.gone')} />
        </Stack>
      )
    },
    {
      id: 'organisations',
      title: t('import.page.organisations'),
      mark: mark(sameOrganisations.length),
      content: (
        <Stack>
          {sameOrganisations.length === 0 ? null : <p>{t('import.organisations')}</p>}
          <NameList names={sameOrganisations} count={sameOrganisations.length} none={t('import.none.organisations')} />
        </Stack>
      )
    },
    {
      id: 'problems',
      title: t('import.page.problems'),
      mark: mark(problemCount, blockingCount > 0),
      content: <ImportProblems preview={preview} />
    }
  ]
  return (
    <>
      <LookBar work={work} preview={preview} />
      <p>{t('import.kept', { source: preview.source })}</p>
      <TabView label={t('import.pages')} pages={pages} chosen={page} onChoose={setPage} autoFocus />
    </>
  )

  function columnsMark(): TabPage<LookPage>['mark'] {
    const open = files.reduce((sum, each) => sum + openIn(each), 0)
    const unrecognised = files.reduce((sum, each) => sum + unrecognisedIn(each), 0)
    const count = open > 0 ? open : unrecognised
    if (count === 0) return undefined
    const label = t(open > 0 ? 'directory-columns:settle' : 'directory-columns:unrecognised', { count })
    return { text: t('import.number', { value: count }), label, calls: open > 0 }
  }
}

function firstPage(preview: DirectoryPreview): LookPage {
  if (asksForColumns(preview)) return 'columns'
  return preview.blockingCount > 0 ? 'problems' : 'fresh'
}

/** What would come of it or what stands in the way, and the button that takes it. */
function LookBar({ work, preview }: ImportLookProps) {
  const { t } = useTranslation(['directory', 'directory-columns'])
  const { fresh, changed, same, gone } = preview.services
  const isBehind = work.preview.isFetching
  const state = (): string => {
    if (isBehind) return t('directory-columns:looking')
    if (preview.ready) return t('import.ready')
    if (asksForColumns(preview)) return t('directory-columns:first')
    return t(preview.blockingCount > 0 ? 'import.blocked' : 'import.nothing', { count: preview.blockingCount })
  }
  return (
    <TakeBar
      state={state()}
      counts={t('import.counts', { fresh, changed, same, gone })}
      undo={work.undo}
      onLeave={work.restart}
      onTake={() => work.take(preview)}
      canTake={preview.ready && !isBehind}
      words={{ undo: t('directory-columns:undo'), leave: t('import.cancel'), take: t('import.take') }}
    />
  )
}
