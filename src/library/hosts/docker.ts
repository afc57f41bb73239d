import type { HostedSite, HostRecipe } from './host-recipe.ts'
import { gzipCommand, nginxConfiguration } from './nginx.ts'

/** An image with nginx and the site in it. What is built is copied: an image that builds would need the network. */
export function docker(site: HostedSite): HostRecipe {
	const { folder, base } = site
	const dockerfile = `# Written by \`course host docker\`. Build the site first: npm run build
FROM nginx:1.28-alpine
COPY course.nginx.conf /etc/nginx/conf.d/default.conf
COPY dist/ ${folder}/
RUN ${gzipCommand(folder)}
`
	return {
		files: [
			{ path: 'Dockerfile', text: dockerfile },
			{ path: 'course.nginx.conf', text: nginxConfiguration({ ...site, listen: '80' }) },
			{ path: '.dockerignore', text: '*\n!dist\n!course.nginx.conf\n' },
		],
		notes: [
			`docker build -t course . && docker run --rm -p 8080:80 course, and then http://localhost:8080${base}`,
			'The configuration is the one of `course host nginx`, which is tested with a real nginx. The image is built in the tests, upon a stand-in for nginx:1.28-alpine.',
			'Real Node in the page needs HTTPS, which is for what stands before the container; localhost is exempt.',
		],
	}
}
