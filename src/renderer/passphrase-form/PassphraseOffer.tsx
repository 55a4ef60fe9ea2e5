import { useTranslation } from 'react-i18next'
import { passphraseWordsOf } from '../../shared/domain/interface-language.ts'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCommand } from '../app/calls.ts'
import { useLanguage } from '../app/language.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './PassphraseOffer.module.css'

/** Offers six drawn words to whoever would rather not think of a passphrase. */
export function PassphraseOffer({ onTake }: { readonly onTake: (passphrase: string) => void }) {
  const { t } = useTranslation('passphrase')
  const language = useLanguage()
  const announce = useAnnounce()
  const offer = useCommand('bureau.offerPassphrase')
  const wordsLanguage = passphraseWordsOf[language]
  const draw = (): void =>
    offer.mutate({ language }, { onSuccess: ({ passphrase }) => announce(passphrase, wordsLanguage) })
  const offered = offer.data?.passphrase
  return (
    <Stack gap="small">
      {offered === undefined ? null : (
        <>
          <ol className={styles['words']} lang={wordsLanguage} dir="ltr" aria-label={t('offer.words')}>
            {offered.split(' ').map((word, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a word is known by its place, and two may be the same
              <li key={index}>{word}</li>
            ))}
          </ol>
          <p>{t('offer.write')}</p>
        </>
      )}
      <CallErrorNotice error={offer.error} />
      <Stack across gap="small">
        {offered === undefined ? null : <Button onPress={() => onTake(offered)}>{t('offer.take')}</Button>}
        <Button look="quiet" onPress={draw}>
          {offered === undefined ? t('offer.draw') : t('offer.again')}
        </Button>
      </Stack>
    </Stack>
  )
}
