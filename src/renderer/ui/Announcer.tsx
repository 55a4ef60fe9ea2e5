import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import styles from './Announcer.module.css'

type Announce = (message: string) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Tells screen readers what changed without a change of focus. React Aria's own announcer writes HTML, which the policy forbids. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState({ text: '', turn: 0 })
  const announce = useCallback<Announce>(text => setMessage(last => ({ text, turn: last.turn + 1 })), [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <output aria-live="polite" className={styles['region']}>
        <span key={message.turn}>{message.text}</span>
      </output>
    </AnnounceContext>
  )
}

/** A function that has a text read out, politely. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)
