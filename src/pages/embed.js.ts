import type { APIRoute } from 'astro'
import { root } from 'astro:config/server'
import { bundleEmbed } from '../library/bundle-embed.ts'

/** The script with which another page shows an exercise of this site; see `exercise-embed.ts`. */
export const GET: APIRoute = async () =>
	new Response(await bundleEmbed(root), {
		headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
	})
