import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useLanguage } from '../../app/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** Saves the whole record as a file. */
export function AuditExport() {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const chooseFolder = useCommand('shell.chooseFolder')
  const save = useCommand('audit.export', ['audit.list'])
  const start = (): void => {
    save.reset()
    chooseFolder.mutate(
      { purpose: 'export' },
      {
        onSuccess: folder => {
          if (folder !== null) save.mutate({ folder: folder.token, language })
        }
      }
    )
  }
  return (
    <Stack>
      <p>{t('export.hint')}</p>
      <div>
        <Button busy={save.isPending} onPress={start}>
          {t('export.action')}
        </Button>
      </div>
      <CallErrorNotice error={chooseFolder.error ?? save.error} />
      {save.data === undefined ? null : (
        <Notice kind="good">{t('export.done', { count: save.data.entries, file: save.data.file })}</Notice>
      )}
    </Stack>
  )
}
