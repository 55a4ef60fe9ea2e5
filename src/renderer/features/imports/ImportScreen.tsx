import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ImportCheck } from './ImportCheck.tsx'
import { ImportDone } from './ImportDone.tsx'
import { type Import, useImport } from './use-import.ts'

/** Brings in a bureau's own spreadsheet: choose it, look it through, take it. */
export function ImportScreen() {
  const { t } = useTranslation('import-screen')
  const work = useImport()
  return (
    <Screen title={work.file === null ? t('title') : t(titleOf(work), { file: work.file.name })}>
      <CallErrorNotice error={work.chooseError} />
      <ImportStage work={work} />
    </Screen>
  )
}

function titleOf({ run }: Import): 'title-of' | 'title-taken' {
  if (run.data === undefined) return 'title-of'
  const { recorded, counts } = run.data
  return recorded.visits + counts.visitsImportedBefore > 0 ? 'title-taken' : 'title-of'
}

function ImportStage({ work }: { readonly work: Import }) {
  const { t } = useTranslation('import-screen')
  const { file, preview, mapping, run } = work
  if (file === null) return <ImportStart onChoose={work.chooseFile} />
  if (run.isPending) return <ProgressBar label={t('running')} {...work.progress} />
  if (run.data !== undefined) return <ImportDone report={run.data} onAnother={work.restart} />
  return (
    <>
      <CallErrorNotice
        error={run.error ?? preview.error}
        actions={<Button onPress={work.chooseFile}>{t('choose-again')}</Button>}
      />
      {preview.data === undefined || mapping === null ? (
        preview.error === null ? (
          <ProgressBar label={t('reading', { file: file.name })} {...work.progress} />
        ) : null
      ) : (
        <ImportCheck key={file.token} work={work} preview={preview.data} mapping={mapping} />
      )}
    </>
  )
}

function ImportStart({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation('import-screen')
  return (
    <EmptyState
      title={t('start.title')}
      action={
        <Button look="primary" onPress={onChoose}>
          {t('choose')}
        </Button>
      }
    >
      <p>{t('start.what')}</p>
      <p>{t('start.how')}</p>
    </EmptyState>
  )
}
