import { useTranslation } from 'react-i18next'
import type { FileCheck } from '../../../shared/features/checks/checks.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** Checks all of the bureau's files, for whoever wants to know. */
export function FilesSection() {
  const { t } = useTranslation('settings')
  const check = useCommand('checks.run')
  const { done, total } = useJobProgress('check', check.isPending)
  return (
    <Stack>
      <h2>{t('files.title')}</h2>
      <p>{t('files.lead')}</p>
      <div>
        <Button onPress={() => check.mutate(null)} busy={check.isPending}>
          {t('files.check')}
        </Button>
      </div>
      {check.isPending ? <ProgressBar label={t('files.working')} done={done} total={total} /> : null}
      <CallErrorNotice error={check.error} />
      {check.data === undefined ? null : <Found found={check.data} />}
    </Stack>
  )
}

function Found({ found }: { readonly found: FileCheck }) {
  const { t } = useTranslation('settings')
  if (found.ok) return <Notice kind="good">{t('files.good')}</Notice>
  return (
    <Notice kind="bad">
      {found.parts.flatMap(({ name, ok }) => (ok ? [] : [t(`files.bad.${name}`)])).join(' ')} {t('files.whatToDo')}
    </Notice>
  )
}
