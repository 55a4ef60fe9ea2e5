/** The path of the bundle that electron-vite makes of a module, for starting it in a thread. */
declare module '*?modulePath' {
  const modulePath: string
  export default modulePath
}
