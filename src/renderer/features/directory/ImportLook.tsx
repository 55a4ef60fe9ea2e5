import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { type TabPage, TabView } from '../../ui/TabView.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { NameList } from './NameList.tsx'
import type { DirectoryImportWork } from './use-directory-import.ts'
import styles from './ImportLook.module.css'

type LookPage = 'problems' | 'fresh' | 'changed' | 'gone' | 'organisations'

interface ImportLookProps {
  readonly work: DirectoryImportWork
  readonly preview: DirectoryPreview
}

/** What a directory of others would do to the bureau's own, before anything is done. */
export function ImportLook({ work, preview }: ImportLookProps) {
  const { t } = useTranslation('directory')
  const { services, sameOrganisations, problemCount, blockingCount } = preview
  const [page, setPage] = useState<LookPage>(blockingCount > 0 ? 'problems' : 'fresh')
  const mark = (count: number, calls = false): TabPage<LookPage>['mark'] =>
    count === 0
      ? undefined
      : { text: t('import.number', { value: count }), label: t('import.listed', { count }), calls }
  const pages: readonly TabPage<LookPage>[] = [
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
      <TakeBar work={work} preview={preview} />
      <p>{t('import.kept', { source: preview.source })}</p>
      <TabView label={t('import.pages')} pages={pages} chosen={page} onChoose={setPage} autoFocus />
    </>
  )
}

/** What would come of it or what stands in the way, and the button that takes it. */
function TakeBar({ work, preview }: ImportLookProps) {
  const { t } = useTranslation('directory')
  const { ready, blockingCount, services } = preview
  const { fresh, changed, same, gone } = services
  const take = (): void => work.take(preview)
  useShortcut('save', take, ready)
  return (
    <div className={styles['bar']}>
      <div className={styles['state']} aria-live="polite">
        <p>
          {ready
            ? t('import.ready')
            : t(blockingCount > 0 ? 'import.blocked' : 'import.nothing', { count: blockingCount })}
        </p>
        <p className={styles['counts']}>{t('import.counts', { fresh, changed, same, gone })}</p>
      </div>
      <Button look="quiet" onPress={work.restart}>
        {t('import.cancel')}
      </Button>
      <Button look="primary" keys={shortcuts.save.text} disabled={!ready} onPress={take}>
        {t('import.take')}
      </Button>
    </div>
  )
}
