import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DirectoryPreview } from '../../../shared/features/directory/directory-import.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { BackToList } from './BackToList.tsx'
import { ImportLook } from './ImportLook.tsx'
import { type DirectoryImportWork, useDirectoryImport } from './use-directory-import.ts'

/** Brings in a directory that others have gathered: choose it, look it through, take it. */
export function DirectoryImportScreen() {
  const { t } = useTranslation('directory')
  const work = useDirectoryImport()
  return (
    <Screen
      title={work.chosen === null ? t('import.title') : t('import.titleOf', { file: work.chosen.name })}
      actions={work.run.isPending ? null : <BackToList />}
      ownFocus
    >
      <CallErrorNotice error={work.chooseError} />
      <Stage work={work} />
    </Screen>
  )
}

function Stage({ work }: { readonly work: DirectoryImportWork }) {
  const { t } = useTranslation('directory')
  const { chosen, preview, run } = work
  if (chosen === null) return <Start work={work} />
  if (run.isPending)
    return (
      <Stack>
        <ProgressBar label={t('import.running')} {...work.progress} />
        <div>
          <Button autoFocus onPress={work.stop}>
            {t('import.stop')}
          </Button>
        </div>
      </Stack>
    )
  if (run.data !== undefined) return <Done done={run.data} work={work} />
  return (
    <>
      <CallErrorNotice error={run.error ?? preview.error} actions={<ChooseAgain work={work} />} />
      {preview.data === undefined ? (
        preview.error === null ? (
          <ProgressBar label={t('import.reading', { file: chosen.name })} done={0} total={0} />
        ) : null
      ) : (
        <ImportLook key={chosen.token} work={work} preview={preview.data} />
      )}
    </>
  )
}

function Start({ work }: { readonly work: DirectoryImportWork }) {
  const { t } = useTranslation('directory')
  return (
    <EmptyState
      title={t('import.start.title')}
      action={
        <Stack across gap="small">
          <Button look="primary" autoFocus onPress={work.chooseFile}>
            {t('import.chooseFile')}
          </Button>
          <Button onPress={work.chooseFolder}>{t('import.chooseFolder')}</Button>
        </Stack>
      }
    >
      <p>{t('import.start.what')}</p>
      <p>{t('import.start.how')}</p>
    </EmptyState>
  )
}

function ChooseAgain({ work }: { readonly work: DirectoryImportWork }) {
  const { t } = useTranslation('directory')
  return (
    <Button autoFocus onPress={work.restart}>
      {t('import.another')}
    </Button>
  )
}

function Done({ done, work }: { readonly done: DirectoryPreview; readonly work: DirectoryImportWork }) {
  const { t } = useTranslation('directory')
  const navigate = useNavigate()
  const { fresh, changed, gone } = done.services
  const removed = work.gone === 'remove' ? gone : 0
  return (
    <Notice
      kind="good"
      actions={
        <>
          <Button look="primary" autoFocus onPress={() => void navigate({ to: '/directory', search: {} })}>
            {t('import.see')}
          </Button>
          <Button onPress={work.restart}>{t('import.another')}</Button>
        </>
      }
    >
      <p>
        <strong>{t('import.done', { file: done.file.name })}</strong>
      </p>
      <p>{t('import.doneCounts', { fresh, changed, removed })}</p>
      <p>{t('import.kept', { source: done.source })}</p>
    </Notice>
  )
}
