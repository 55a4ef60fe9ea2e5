import { useTranslation } from 'react-i18next'
import { SecretField, type SecretFieldProps } from '../ui/SecretField.tsx'

/** A passphrase, new or in force. */
export function PassphraseField(props: Omit<SecretFieldProps, 'showLabel' | 'hideLabel'>) {
  const { t } = useTranslation('passphrase')
  return <SecretField {...props} showLabel={t('show')} hideLabel={t('hide')} required />
}
