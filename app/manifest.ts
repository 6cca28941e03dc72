import type { MetadataRoute } from 'next'

/** What the app is called and looks like on a home screen. Open to all. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Discern: learn to tell things apart',
    short_name: 'Discern',
    description: 'Quizzes, flashcards and spaced repetition from a comparison table.',
    start_url: '/?from=home-screen',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf9f6',
    theme_color: '#fbf9f6',
    categories: ['education'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      {
        name: 'Review',
        url: '/review',
        icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
      },
    ],
  }
}
