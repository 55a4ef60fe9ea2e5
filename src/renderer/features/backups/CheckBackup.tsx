import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import type { BackupCheck } from '../../../shared/features/backups/backups.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'

/** Checks a backup without restoring it: first from outside, then, for whoever gives a passphrase, to its last page. */
export function CheckBackup() {
  const { t } = useTranslation('backups')
  const [file, setFile] = useState<{ readonly token: FileToken; readonly name: string } | null>(null)
  const chooseFile = useCommand('shell.chooseFile')
  const check = useCommand('backups.verify')
  const choose = (): void => {
    chooseFile.mutate(
      { purpose: 'backup' },
      {
        onSuccess: chosen => {
          if (chosen === null) return
          setFile(chosen)
          check.mutate({ file: chosen.token, passphrase: null })
        }
      }
    )
  }
  return (
    <Stack>
      <h2>{t('check.title')}</h2>
      <p>{t('check.lead')}</p>
      <div>
        <Button onPress={choose} busy={check.isPending}>
          {check.isPending ? t('check.working') : t('check.choose')}
        </Button>
      </div>
      <CallErrorNotice error={chooseFile.error ?? check.error} />
      {file === null || check.data === undefined ? null : <Checked name={file.name} found={check.data} />}
      {file === null || check.data?.contents !== null ? null : (
        <DeepCheck onSubmit={passphrase => check.mutate({ file: file.token, passphrase })} />
      )}
    </Stack>
  )
}

function Checked({ name, found }: { readonly name: string; readonly found: BackupCheck }) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const { madeAt, isOwn, contents } = found
  return (
    <Notice kind={isOwn ? 'good' : 'warn'}>
      {t('check.whole', { file: name, when: dates.moment(madeAt) })} {isOwn ? null : t('check.other')}{' '}
      {contents === null ? null : t('check.inside', { count: contents.visits, bureau: contents.bureau })}
    </Notice>
  )
}

function DeepCheck({ onSubmit }: { readonly onSubmit: (passphrase: string) => void }) {
  const { t } = useTranslation(['backups', 'common'])
  const [passphrase, setPassphrase] = useState('')
  const form = useForm({
    firstWrong: () => (passphrase === '' ? 'checkPassphrase' : null),
    send: () => onSubmit(passphrase)
  })
  return (
    <form {...form.props}>
      <Stack>
        <SecretField
          name="checkPassphrase"
          label={t('backups:check.passphrase')}
          hint={t('backups:check.passphraseHint')}
          value={passphrase}
          onChange={setPassphrase}
          showLabel={t('backups:show')}
          hideLabel={t('backups:hide')}
        />
        <div>
          <Button submits>{t('backups:check.deeper')}</Button>
        </div>
      </Stack>
    </form>
  )
}
