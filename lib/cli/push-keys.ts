import webPush from 'web-push'

/** Prints a new set of push keys as three lines for .env.local. */
const { publicKey, privateKey } = webPush.generateVAPIDKeys()
const [subject = 'mailto:you@example.org'] = process.argv.slice(2)
console.log(`VAPID_PUBLIC_KEY=${publicKey}`)
console.log(`VAPID_PRIVATE_KEY=${privateKey}`)
console.log(`VAPID_SUBJECT=${subject}`)
console.error(
  'Put these lines in .env.local, with an address of yours in the last. Keep the keys: with new ones everybody has to switch reminders on again.',
)
