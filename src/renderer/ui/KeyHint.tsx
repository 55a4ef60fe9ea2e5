import styles from './KeyHint.module.css'

const onMac = navigator.userAgent.includes('Macintosh')

/** The key that does what stands beside it, such as `Ctrl+L` (`⌘L` on a Mac). Not read out: the control carries it as a shortcut. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['key']} dir="ltr" aria-hidden="true">
      {onMac ? keys.replace('Ctrl+', '⌘') : keys}
    </kbd>
  )
}
