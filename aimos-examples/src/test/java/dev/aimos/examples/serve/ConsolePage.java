package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The console as an operator has it in front of them: what they do on it, and what it comes to say. */
final class ConsolePage {
    private final ConsoleSite site;
    private final Browser browser;

    ConsolePage(ConsoleSite site) {
        this.site = site;
        this.browser = site.browser();
    }

    /** A part of the page's address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // Where one is

    /** Opens the page anew, at a view such as {@code atoms?prefix=x}. */
    ConsolePage visit(String view) {
        site.visit("#/" + view);
        return this;
    }

    /** Goes to a view within the page. */
    ConsolePage go(String view) {
        site.go("#/" + view);
        return this;
    }

    ConsolePage back() {
        browser.back();
        return this;
    }

    ConsolePage settled() {
        browser.settle();
        return this;
    }

    String address() {
        return browser.url();
    }

    // What one does

    /** Types into what has this name in the view, or in the question above it. */
    ConsolePage fill(String name, CharSequence... text) {
        browser.one(within("[name='" + name + "']")).sendKeys(text);
        return this;
    }

    /** Takes away what stands there, then types. */
    ConsolePage refill(String name, CharSequence... text) {
        browser.one(within("[name='" + name + "']")).clear();
        return fill(name, text);
    }

    ConsolePage choose(String name, String value) {
        new Select(browser.one(within("[name='" + name + "']"))).selectByValue(value);
        return this;
    }

    /** Presses the button whose name begins so. */
    ConsolePage press(String button) {
        click(browser.named(within("button"), button));
        return this;
    }

    ConsolePage follow(String selector, String text) {
        click(browser.named(selector, text));
        return this;
    }

    ConsolePage click(String selector) {
        click(browser.one(selector));
        return this;
    }

    /** Where it is in sight: the bar of time is above all that is scrolled. */
    private void click(WebElement target) {
        browser.script("arguments[0].scrollIntoView({ block: 'center' })", target);
        target.click();
    }

    ConsolePage search(String words) {
        browser.one("#search-box").sendKeys(words, Keys.ENTER);
        return this;
    }

    /** In the question that is asked, which lies above all else; without one, in the view. */
    private static String within(String selector) {
        return "body:has(> dialog) dialog " + selector + ", body:not(:has(> dialog)) main " + selector;
    }

    /** Closes the question without an answer. */
    ConsolePage escape() {
        browser.press(Keys.ESCAPE);
        return asksNothing();
    }

    // What it says

    ConsolePage says(String text) {
        return says("main", text);
    }

    /** Waits until something says so. */
    ConsolePage says(String selector, String text) {
        browser.untilText(selector, text);
        return this;
    }

    ConsolePage headed(String title) {
        return says("h1", title);
    }

    /** A message that comes and goes. */
    ConsolePage notes(String text) {
        return says(".note", text);
    }

    /** The moment that is looked at, in words. */
    ConsolePage looksAt(String moment) {
        return says("#moment-said", moment);
    }

    ConsolePage asks(String question) {
        return says("dialog", question);
    }

    ConsolePage asksNothing() {
        browser.until("the dialog is gone", "return document.querySelector('dialog') === null");
        return this;
    }

    String text(String selector) {
        return browser.text(selector);
    }

    String value(String selector) {
        return String.valueOf(browser.one(selector).getDomProperty("value"));
    }

    /** How many there are of what is in the view. */
    int count(String selector) {
        return browser.all(selector).size();
    }

    boolean offers(String selector) {
        return !browser.all(selector).isEmpty();
    }

    /** What a script, of which this is the value, makes of the page. */
    Object seen(String expression, Object... arguments) {
        return browser.script("return " + expression, arguments);
    }

    /** Nothing on the page failed. */
    ConsolePage isSound(String what) {
        assertThat(browser.all(".state.failed")).as(what).isEmpty();
        return this;
    }

    /** Nothing of a store was taken for a program, and nothing was refused or went wrong. */
    ConsolePage ranNothing() {
        assertThat(browser.violations()).isEmpty();
        assertThat(seen("document.querySelectorAll('iframe, main img, main script, object, embed').length"))
                .isEqualTo(0L);
        return this;
    }

    List<?> addresses(String selector) {
        return (List<?>)
                seen("[...document.querySelectorAll(arguments[0])].map((one) => one.getAttribute('href'))", selector);
    }

    // Runs

    /** Starts a plan on offer, and is shown its run. */
    ConsolePage start(String plan, String topic, String run) {
        return visit("runs/start/" + plan)
                .fill("topic", topic)
                .fill("#id", run)
                .press("Start")
                .headed(run);
    }

    /** Answers the question of a run. */
    ConsolePage decide(String choice, String by, String note) {
        return settled().refill("by", by).refill("note", note).click("[data-choice=" + choice + "]");
    }

    ConsolePage runIs(String status) {
        return says(".run-head .badge", status);
    }
}
