import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import type { RestorePreview, RestoreRequest } from '../../../shared/features/backups/backups.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useForm } from '../../ui/use-form.ts'

interface RestoreOpenProps {
  readonly onBack: () => void
  readonly onOpened: (request: RestoreRequest, preview: RestorePreview) => void
}

/** Which backup, and what opens it. */
export function RestoreOpen({ onBack, onOpened }: RestoreOpenProps) {
  const { t } = useTranslation('backups')
  const [file, setFile] = useState<{ readonly token: FileToken; readonly name: string } | null>(null)
  const [kind, setKind] = useState<'passphrase' | 'recovery'>('passphrase')
  const [secret, setSecret] = useState('')
  const chooseFile = useCommand('shell.chooseFile')
  const look = useCommand('backups.preview')
  const progress = useJobProgress('restore', look.isPending)

  const choose = (): void => {
    look.reset()
    chooseFile.mutate({ purpose: 'backup' }, { onSuccess: chosen => chosen !== null && setFile(chosen) })
  }
  const send = (): void => {
    if (file === null) return
    const request: RestoreRequest = {
      file: file.token,
      secret: kind === 'passphrase' ? { kind, passphrase: secret } : { kind, recoveryKey: secret },
      currentPassphrase: null
    }
    look.mutate(request, { onSuccess: preview => onOpened(request, preview), onError: () => form.focus(kind) })
  }
  const form = useForm({ firstWrong: () => (secret === '' ? kind : null), send, busy: look.isPending })
  const field = {
    name: kind,
    value: secret,
    onChange: setSecret,
    error: form.tried && secret === '' ? t('open.missing') : undefined,
    autoFocus: true,
    required: true
  }
  return (
    <Screen title={t('open.title')}>
      <p>{t('open.lead')}</p>
      <Stack across gap="small">
        <Button look={file === null ? 'primary' : 'plain'} onPress={choose}>
          {t(file === null ? 'open.choose' : 'open.chooseAnother')}
        </Button>
        {file === null ? <Button onPress={onBack}>{t('back')}</Button> : null}
      </Stack>
      <CallErrorNotice error={chooseFile.error} />
      {file === null ? null : (
        <form {...form.props}>
          <Stack>
            <p>{t('open.file', { file: file.name })}</p>
            {kind === 'passphrase' ? (
              <SecretField
                key="passphrase"
                {...field}
                label={t('open.passphrase')}
                hint={t('open.passphraseHint')}
                showLabel={t('show')}
                hideLabel={t('hide')}
              />
            ) : (
              <TextField key="recovery" {...field} label={t('open.key')} hint={t('open.keyHint')} lines={2} monospace />
            )}
            <CallErrorNotice error={look.error} />
            {look.isPending ? <ProgressBar label={t('open.working')} {...progress} /> : null}
            <Stack across gap="small">
              <Button look="primary" submits busy={look.isPending}>
                {t('open.submit')}
              </Button>
              <Button onPress={onBack} disabled={look.isPending}>
                {t('back')}
              </Button>
              <Button
                look="quiet"
                disabled={look.isPending}
                onPress={() => {
                  setKind(kind === 'passphrase' ? 'recovery' : 'passphrase')
                  setSecret('')
                  form.untry()
                }}
              >
                {t(kind === 'passphrase' ? 'open.useKey' : 'open.usePassphrase')}
              </Button>
            </Stack>
          </Stack>
        </form>
      )}
    </Screen>
  )
}
