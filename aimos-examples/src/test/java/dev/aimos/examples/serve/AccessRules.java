package dev.aimos.examples.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a page must keep to, so that everybody can use it: rules of our own, and those of axe-core. */
final class AccessRules {
    /** Rules after WCAG 2.2, checked in the page; each problem is a line. */
    private static final String NAMES = """
            const problems = [];
            const shown = (node) => node.getClientRects().length > 0;
            const named = (node) => (node.labels && node.labels.length > 0) || node.getAttribute('aria-label')
                || node.getAttribute('aria-labelledby') || node.textContent.trim() || node.title;
            const say = (rule, node) => problems.push(rule + ': ' + node.outerHTML.slice(0, 160));
            for (const node of document.querySelectorAll('input, select, textarea')) {
              if (!(node.labels.length > 0) && !node.getAttribute('aria-label')) say('no label', node);
            }
            for (const node of document.querySelectorAll('button, a[href], summary, [role=button], [role=region], [role=img]')) {
              if (!named(node)) say('no name', node);
            }
            const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
            ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => problems.push('id twice: ' + id));
            for (const node of document.querySelectorAll('[for], [aria-labelledby], [aria-describedby]')) {
              for (const name of ['for', 'aria-labelledby', 'aria-describedby']) {
                for (const id of (node.getAttribute(name) || '').split(' ').filter(Boolean)) {
                  if (!document.getElementById(id)) say(name + ' leads nowhere', node);
                }
              }
            }
            let level = 0;
            for (const node of document.querySelectorAll('h1, h2, h3, h4')) {
              const next = Number(node.tagName[1]);
              if (next > level + 1) say('a level of headings is left out', node);
              level = next;
            }
            if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
            for (const mark of ['header', 'nav', 'main']) {
              if (!document.querySelector(mark)) problems.push('no ' + mark);
            }
            for (const node of document.querySelectorAll('[tabindex]')) {
              if (Number(node.getAttribute('tabindex')) > 0) say('an order of its own', node);
            }
            for (const node of document.querySelectorAll('.frame')) {
              if (node.scrollWidth > node.clientWidth && node.tabIndex !== 0) say('scrolls only by mouse', node);
            }
            for (const node of document.querySelectorAll('table')) {
              if (!node.querySelector('caption') || !node.querySelector('th[scope]')) say('no caption or headings', node);
            }
            for (const node of document.querySelectorAll('button, select, input:not([type=radio]), summary')) {
              const box = node.getBoundingClientRect();
              if (shown(node) && (box.height < 24 || box.width < 20) && node.type !== 'range') say('small target ' + box.height, node);
            }
            return problems;
            """;

    /** The contrast of every text in sight with what is behind it. */
    private static final String CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = (colour) => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const luminance = ([r, g, b]) => {
              const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
              return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            };
            const behind = (node) => {
              for (let at = node; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor);
                if (colour[3] === 255) return colour;
              }
              return rgba('Canvas');
            };
            const problems = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode.parentElement;
              if (walker.currentNode.data.trim() === '' || node.closest('svg, .sr, .skip, option') || node.getClientRects().length === 0) continue;
              const a = luminance(rgba(getComputedStyle(node).color));
              const b = luminance(behind(node));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) problems.push(ratio.toFixed(2) + ' ' + node.className + ': ' + walker.currentNode.data.slice(0, 60));
            }
            return problems;
            """;

    /** Whether one sees where the focus is, of everything that can have it and is in sight. */
    private static final String FOCUS = """
            const problems = [];
            const marked = (node) => {
              const style = getComputedStyle(node);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            };
            const thick = (node) => node && parseFloat(getComputedStyle(node).strokeWidth) >= 3;
            for (const node of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
              if (node.getClientRects().length === 0) continue;
              node.focus();
              if (document.activeElement !== node) continue;
              const seen = marked(node) || (node.type === 'radio' && marked(node.nextElementSibling))
                  || (node.closest('svg') && (thick(node.querySelector('rect')) || thick(node.querySelector('.outline'))));
              if (!seen) problems.push('focus is not seen: ' + node.outerHTML.slice(0, 160));
            }
            return problems;
            """;

    private static final String AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + one.help + ': ' + node.html.slice(0, 200)))),
              (error) => done([String(error)]));
            """;

    private static final String AXE_ITSELF = resource("/axe.min.js");

    private AccessRules() {}

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AccessRules.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names, orders, headings, targets: what of the page breaks a rule, a line for each. */
    static List<String> broken(Browser browser) {
        browser.script(AXE_ITSELF);
        return Stream.of(browser.script(NAMES), browser.later(AXE))
                .flatMap(found -> ((List<?>) found).stream())
                .map(String::valueOf)
                .toList();
    }

    /** Texts that are too pale for what is behind them. */
    static List<?> pale(Browser browser) {
        return (List<?>) browser.script(CONTRAST);
    }

    /** What does not show that it has the focus, to who came to it by keyboard. */
    static List<?> unseenFocus(Browser browser) {
        browser.tab(1);
        return (List<?>) browser.script(FOCUS);
    }
}
